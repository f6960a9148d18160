"""The figures as text: a table of everything, the targets, and what was left out."""

from collections.abc import Iterator, Sequence
from typing import Any

from bench.figures import BARE, Figures
from bench.targets import Verdict

COLUMNS = ("CPU ms", "× bare", "req/s 1", "req/s 16", "p50 ms", "p99 ms", "p50 at 16", "p99 at 16", "bytes", "SQL")


def text(figures: Figures, verdicts: Sequence[Verdict]) -> str:
    lines = [*_heading(figures), "", *_table(figures), "", *_parts(figures), *_targets(verdicts), *_skipped(figures)]
    return "\n".join(lines) + "\n"


def number(value: float | None) -> str:
    """Three digits that count; a dash for what was not measured."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def _heading(figures: Figures) -> Iterator[str]:
    machine = figures.machine
    yield f"Shirushi {machine['version']}, {machine['when']}: {machine['processors']} processors, Python {machine['python']}, load {machine['load']}, readers by {machine['crowd']}."
    if machine["load"] > 0.5:
        yield "The machine was busy: ratios of CPU hold, requests/s and percentiles do not."


def _table(figures: Figures) -> Iterator[str]:
    width = max((len(row["name"]) for row in figures.rows.values()), default=0) + 1
    yield f"{'':<{width}}" + "".join(f"{name:>10}" for name in COLUMNS)
    for key, row in figures.rows.items():
        yield f"{row['name']:<{width}}" + "".join(f"{number(value):>10}" for value in _cells(figures, key, row))


def _cells(figures: Figures, key: str, row: dict[str, Any]) -> list[float | None]:
    one, many, cost = row["1"], row.get("16") or {}, figures.cost(key)
    bare = figures.cost(BARE) if BARE in figures.rows else None
    crowded = [many.get(name) or None for name in ("rate", "p50", "p99")]  # wrk says 0 of too few answers
    speeds = [one["rate"], crowded[0], one["p50"], one["p99"], *crowded[1:]]
    return [cost, bare and cost / bare, *speeds, one["bytes"], row.get("queries")]


def _parts(figures: Figures) -> Iterator[str]:
    for name, found in figures.parts.items():
        yield f"{name}: " + ", ".join(f"{key} {number(value)}" for key, value in found.items())
    if figures.parts:
        yield ""


def _targets(verdicts: Sequence[Verdict]) -> Iterator[str]:
    width = max(len(one.target.name) for one in verdicts) + 1
    for one in verdicts:
        bound = f"{'≥' if one.target.is_least else '≤'} {one.target.limit:g} {one.target.unit}"
        yield f"{one.target.name:<{width}}{number(one.value):>9}  {bound:<14}{one.word}"


def _skipped(figures: Figures) -> Iterator[str]:
    if figures.skipped:
        yield ""
    for part, reason in figures.skipped.items():
        yield f"Skipped: {part} ({reason})"
