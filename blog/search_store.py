"""What a store of the search index is given and what it gives back; SQLite and PostgreSQL each have theirs."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from django.db.backends.base.base import BaseDatabaseWrapper

from blog.search_query import Query, Term
from lib.bigrams import IS_DENSE, beginnings, phrase, tokens

# From the place where a word weighs most to that where it weighs least.
FIELDS = ("title", "tags", "headings", "body")
GAP = "·"  # no segment holds it, so nothing is found across it
# The words of the fields before the last stand in the index once more, each with the mark of its field in front.
MARKS = dict(zip(FIELDS, "¹²³", strict=False))
BEGINNING = "…"  # behind what short questions ask for, wherever it stands


@dataclass(frozen=True)
class Entry:
    """An article as it is indexed: the canonical text of each of FIELDS, and what a list of finds asks of it."""

    article: int
    texts: Mapping[str, str]
    language: str
    category: int
    published: int  # seconds since 1970; 0 without a time
    is_listed: bool  # at some time: the clock decides when

    def words(self) -> list[str]:
        """What the index holds: the words of all fields in their order, what is marked, then facts behind a GAP."""
        split = {name: self.texts[name].split() for name in FIELDS}
        found: list[str] = []
        for mark, names in (("", FIELDS), *((mark, (name,)) for name, mark in MARKS.items())):
            found += [f"{mark}{word}" for name in names for word in (*tokens(split[name]), GAP)]
            short = beginnings(part for name in names for part in split[name])
            found += [f"{mark}{word}{BEGINNING}" for word in short]
        facts = [f"a{self.article}", f"c{self.category}", *([f"listed{self.language}"] if self.is_listed else [])]
        return found + [f"{GAP}{fact}" for fact in facts]


@dataclass(frozen=True)
class Asked:
    """The words of the index that stand one after the other where a term is found; the last may go on if it `is_open`."""

    words: tuple[str, ...]
    is_open: bool = False

    @classmethod
    def of(cls, term: Term, mark: str = "") -> Self:
        if term.beginning:
            return cls((f"{mark}{term.beginning}{BEGINNING}",))
        words = tuple(f"{mark}{word}" for word in phrase(list(term.segments)))
        return cls(words, not (term.is_quoted or IS_DENSE.match(term.segments[-1])))


def marks(depth: int) -> tuple[str, ...]:
    """With one of these a word stands within the first `depth` fields; without any it stands somewhere."""
    return tuple(MARKS.values())[:depth] if depth < len(FIELDS) else ("",)


@dataclass(frozen=True)
class Question:
    """Which articles of a language to find, and which of them to show.

    `groups` names sets of categories to be counted, `group` the one to be shown. `deepest` is the number of FIELDS, from
    the first on, in which all words must be found.
    """

    query: Query
    language: str
    start: int = 0
    size: int = 12
    groups: Mapping[str, Collection[int]] = field(default_factory=dict)
    group: str = ""
    deepest: int = len(FIELDS)


@dataclass(frozen=True)
class Found:
    """The articles of one page in their order, and how many there are: in all, and in each group.

    First come those that hold all words in the title, then those that do in title and tags, and so on through FIELDS;
    among equals the newest.
    """

    articles: list[int]
    total: int
    counts: Mapping[str, int]

    @classmethod
    def of(cls, question: Question, articles: list[int], total: int, by_group: Mapping[str, int]) -> Self:
        """`total` counts what is found in all groups; "" names them all."""
        return cls(articles, by_group.get(question.group, total), {"": total, **by_group})


class Store(ABC):
    """The index in one kind of database. Everything happens in the transaction of the caller."""

    made_by: Sequence[str]  # the statements that create what is missing

    def make(self, connection: BaseDatabaseWrapper) -> None:
        """Create what is missing: the index, and the trigger by which it forgets deleted articles."""
        with connection.cursor() as cursor:
            for statement in self.made_by:
                cursor.execute(statement)

    @abstractmethod
    def put(self, connection: BaseDatabaseWrapper, entry: Entry) -> None:
        """Index an article, in the place of what was known of it."""

    @abstractmethod
    def drop(self, connection: BaseDatabaseWrapper, articles: Iterable[int]) -> None:
        """Forget articles."""

    @abstractmethod
    def known(self, connection: BaseDatabaseWrapper) -> set[int]:
        """The articles that are indexed."""

    @abstractmethod
    def tidy(self, connection: BaseDatabaseWrapper) -> None:
        """Bring the index into its quickest form; after many changes."""

    @abstractmethod
    def matching(self, query: Query) -> tuple[str, list[object]]:
        """SQL and parameters of the keys of all articles that the query finds, whatever their state."""

    @abstractmethod
    def find(self, connection: BaseDatabaseWrapper, question: Question) -> Found:
        """What readers may see now of what the query finds."""
