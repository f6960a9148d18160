"""What the auditors said of one page, whether that is enough, and all of it as a table."""

from dataclasses import dataclass, field

from bench.audit.pages import LEAST, Page

HEADINGS = ("page", "performance", "accessibility", "best practices", "SEO", "axe", "Nu", "")


@dataclass
class Findings:
    """`points` are from 0 to 100 by Lighthouse's category; empty where it was left out. The others are sentences."""

    page: Page
    points: dict[str, float] = field(default_factory=dict)
    lighthouse: list[str] = field(default_factory=list)
    axe: list[str] | None = None
    markup: list[str] | None = None

    def counts(self, category: str) -> bool:
        return self.page.is_indexed or category != "seo"

    @property
    def is_enough(self) -> bool:
        reached = all(points >= LEAST[name] for name, points in self.points.items() if self.counts(name))
        return reached and not self.axe and not self.markup

    @property
    def sentences(self) -> list[str]:
        """Everything that somebody has to look at."""
        return [] if self.is_enough else [*self.lighthouse, *(self.axe or []), *(self.markup or [])]

    def row(self) -> list[str]:
        points = [
            (f"{self.points[name]:g}" if self.counts(name) else "exempt") if name in self.points else "–"
            for name in LEAST
        ]
        found = ["–" if one is None else str(len(one)) for one in (self.axe, self.markup)]
        return [self.page.name, *points, *found, "" if self.is_enough else "below the limit"]


def table(findings: list[Findings]) -> str:
    rows = [list(HEADINGS), *(one.row() for one in findings)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    said = [f"{one.page.name}: {sentence}" for one in findings for sentence in one.sentences]
    return "\n".join([*lines, *(["", *said] if said else [])]) + "\n"
