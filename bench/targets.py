"""What the figures must show, a row each, with the sentence that is printed beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.figures import BARE, Figures


@dataclass(frozen=True)
class Target:
    """`value` raises KeyError where a figure is missing. `is_least`: the limit is the least that is wanted."""

    name: str
    value: Callable[[Figures], float]
    limit: float
    unit: str = "×"
    is_least: bool = False

    def is_met(self, value: float) -> bool:
        return value >= self.limit if self.is_least else value <= self.limit


@dataclass(frozen=True)
class Verdict:
    """`value` is None where nothing was measured."""

    target: Target
    value: float | None

    @property
    def word(self) -> str:
        if self.value is None:
            return "not measured"
        return "pass" if self.target.is_met(self.value) else "FAIL"


def _cost(key: str, to: str) -> Callable[[Figures], float]:
    return lambda figures: figures.cost(key) / figures.cost(to)


def _rate(key: str, to: str) -> Callable[[Figures], float]:
    return lambda figures: figures.of(key, "rate", 16) / figures.of(to, "rate", 16)


def _milliseconds(key: str) -> Callable[[Figures], float]:
    return lambda figures: figures.cost(key)


def _queries(key: str) -> Callable[[Figures], float]:
    return lambda figures: figures.rows[key]["queries"]


CACHED = (
    Target("cached article, requests/s of the file's at 16 connections", _rate("cached", "file"), 0.85, is_least=True),
    Target("cached article, CPU of the file's", _cost("cached", "file"), 2),
    Target("behind nginx, requests/s of the file's at 16 connections", _rate("proxied", "file"), 0.9, is_least=True),
    Target("behind nginx, CPU of the file's", _cost("proxied", "file"), 1.5),
)
COLD = (("article", 22, 4), ("home", 13, 5), ("category", 13, 5), ("post", 20, None))  # × bare view, queries
SEARCH = (("rare", 6), ("common", 10))  # milliseconds
MOST_FINDS = 10_000  # articles with the commonest word that are counted and sorted in that time
GROWING = (("article", 1.15), ("home", 1.15), ("category", 1.15), ("rare", 2))
DATABASE_SEARCH, SITEMAP, PUBLISH, MARKS = 50, 60, 250, 5


def of_size(count: int) -> Iterator[Target]:
    for key, limit, queries in COLD:
        yield Target(f"cold {key}, {count:,} articles, CPU of the bare view", _cost(f"{key}-{count}", BARE), limit)
        if queries:
            yield Target(f"cold {key}, {count:,} articles, SQL", _queries(f"{key}-{count}"), queries, "queries")
    yield Target(f"sitemap part, {count:,} articles", _milliseconds(f"sitemap-{count}"), SITEMAP, "CPU ms")
    for key, limit in SEARCH if count <= MOST_FINDS else SEARCH[:1]:
        yield Target(f"search, {key} word, {count:,} articles", _milliseconds(f"{key}-{count}"), limit, "CPU ms")


def of_growth(small: int, large: int) -> Iterator[Target]:
    for key, limit in GROWING:
        yield Target(f"{key}, {small:,} → {large:,} articles", _cost(f"{key}-{large}", f"{key}-{small}"), limit)


def targets(sizes: list[int]) -> list[Target]:
    """All of them for sites of these sizes, the smallest first."""
    found = [*CACHED]
    for count in sizes:
        found += of_size(count)
    for large in sizes[1:]:
        found += of_growth(sizes[0], large)
    for key, _limit in SEARCH:
        name = f"search, {key} word, {sizes[-1]:,} articles, PostgreSQL"
        found.append(Target(name, lambda figures, key=key: figures.of(f"{key}-postgres", "p50"), DATABASE_SEARCH, "ms"))
    found.append(
        Target("publishing 6,000 characters", lambda figures: figures.parts["publishing"]["publish"], PUBLISH, "ms")
    )
    found.append(Target("what the marks cost", lambda figures: figures.parts["marks"]["percent"], MARKS, "%"))
    return found


def judge(figures: Figures) -> list[Verdict]:
    return [Verdict(target, _value(target, figures)) for target in targets(figures.sizes)]


def _value(target: Target, figures: Figures) -> float | None:
    try:
        return target.value(figures)
    except KeyError:
        return None
