"""What a pass knows of the text under its hands, and where it leaves what it finds out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from disclosures.inventory import Inventory


@dataclass(frozen=True)
class FoundFact:
    """One statement with its source: what `blog.models.Fact` stores of a text."""

    text: str
    source: str
    as_of: date | None
    review_by: date | None


def stored_marks(row: Any) -> Inventory:
    """What the stored rendering of a row says, fresh or not."""
    stored = getattr(row, "rendering", None)
    return Inventory.from_json(stored.inventory) if stored else Inventory()


@dataclass
class Sheet:
    """One text on its way to a page.

    `uses` holds (kind, primary key) of every record that the text shows, whether it still exists or not;
    `missing` the kinds of those that do not, `hidden` the articles that readers may not see yet or any more.
    `structured` holds schema.org objects. `valid_until` is the next instant at which the same text gives another page.
    `marks_of` answers what ads another article holds.
    """

    language: str
    source: str = ""  # key of the source in blog.sources, with its row's primary key: a text must not show itself
    pk: int | None = None
    has_picture_above: bool = False  # the article's own, before the text
    uses: set[tuple[str, int]] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    facts: list[FoundFact] = field(default_factory=list)
    structured: list[dict[str, Any]] = field(default_factory=list)
    valid_until: datetime | None = None
    marks_of: Callable[[Any], Inventory] = stored_marks

    def lasts_until(self, instant: datetime | None) -> None:
        """Note an instant from which the page is another one; the earliest counts."""
        if instant is not None and (self.valid_until is None or instant < self.valid_until):
            self.valid_until = instant
