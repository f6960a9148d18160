"""Comments as readers see them: threads of one article, a page at a time, each comment with an address that finds it.

A thread belongs to its page for good, because pages are filled with the oldest threads first, and replies stay with
what they answer: new comments move no older one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, StrIndex
from django.urls import reverse

from comments.models import Comment, Settings
from comments.opening import closing_days
from comments.said import COLUMNS, Said
from disclosures.classification import Decisions, decision_columns, decisions_in
from lib.json_rows import Lists, Rows, Together, number_of, single
from lib.prepared import KEY, Prepared, among, keys

ON_A_PAGE = 50  # threads, and replies on the pages of one thread
REPLIES = 10  # of one thread among others; those after them stand on its own pages


@dataclass(frozen=True)
class Thread:
    """A comment with those of its replies that the page shows; `further` is how many stand on the thread's own pages."""

    head: Said
    replies: list[Said]
    further: int = 0


@dataclass(frozen=True)
class Pages:
    """Which page of how many, and where the pages beside it stand."""

    number: int
    last: int
    address_of: Callable[[int], str]

    @classmethod
    def of(cls, rows: int, number: int, address_of: Callable[[int], str]) -> "Pages | None":
        """None for a number that no page has."""
        last = max(1, -(-rows // ON_A_PAGE))
        return cls(number, last, address_of) if 1 <= number <= last else None

    @property
    def before(self) -> str:
        return self.address_of(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        return self.address_of(self.number + 1) if self.number < self.last else ""

    @property
    def rows(self) -> slice:
        return slice((self.number - 1) * ON_A_PAGE, self.number * ON_A_PAGE)


@dataclass(frozen=True)
class Talk:
    """One page of an article's comments; `total` counts the comments of all pages."""

    total: int
    pages: Pages
    threads: list[Thread]


def talk(article, number: int = 1) -> Talk | None:
    """One query to count, one for the page; None where there is no such page."""
    visible = _visible(article.pk)
    counted = visible.aggregate(total=Count("pk"), heads=Count("pk", filter=Q(parent__isnull=True)))
    pages = Pages.of(counted["heads"], number, partial(_page_address, article))
    if pages is None:
        return None
    rows = _rows(visible, pages.rows).values_list(*COLUMNS, "below") if counted["heads"] else []
    return Talk(counted["total"], pages, _threads(rows))


@dataclass(frozen=True)
class Conversation:
    """What an article's own page shows: its first page of comments, and how many other articles on it have.

    `decisions` are those by which addresses in these comments are judged; None where there is no address.
    """

    talk: Talk
    counts: dict[int, int]
    close_after_days: int | None
    decisions: Decisions | None


def conversation(article, others: Sequence[int] = ()) -> Conversation:
    """All in one query, with the setting after how many days comments close."""
    (row,) = _conversation(len(others))(key=article.pk, **keys(others))
    pages = Pages.of(row.heads, 1, partial(_page_address, article))
    talk = Talk(row.all, pages, _threads(row.comments))
    counted = {one["article_id"]: one["number"] for one in row.counts}
    return Conversation(talk, counted, row.days, row.rules and decisions_in(row.rules))


@lru_cache(maxsize=64)
def _conversation(number: int) -> Prepared:
    """Prepared for so many other articles."""

    def build():
        visible = _visible(KEY)
        others = Comment.objects.approved().filter(among("article", number)).order_by().values("article_id")
        counted = others.annotate(number=Count("pk"))
        # Asked by its place, because LIKE takes several times as long as all the rest.
        named = _on_page(visible, slice(ON_A_PAGE)).alias(address=StrIndex("body", Value("://"))).filter(address__gt=0)
        return single(
            Settings.objects.all(),
            days=closing_days(),
            all=number_of(visible),
            heads=number_of(visible.filter(parent__isnull=True)),
            comments=Lists(_rows(visible, slice(ON_A_PAGE)), [*COLUMNS, "below"]),
            counts=Rows(counted if number else counted.none(), ["article_id", "number"]),
            rules=Case(When(Exists(named), then=Together(**decision_columns()))),
        )

    return Prepared(build)


def thread(head, number: int = 1) -> tuple[Pages, Thread] | None:
    """One page of the replies to a comment; None where there is no such page."""
    replies = _visible(head.article_id).filter(parent=head).order_by("pk")
    total = replies.count()
    pages = Pages.of(total, number, partial(_thread_address, head.article.slug, head.pk))
    if pages is None:
        return None
    return pages, Thread(Said.of(head), [Said.read(row) for row in replies.values_list(*COLUMNS)[pages.rows]])


def counts(articles: Sequence[int]) -> dict[int, int]:
    """How many comments readers see under each of these articles that has any; one query."""
    return dict(_counted(len(articles))(**keys(articles))) if articles else {}


@lru_cache(maxsize=64)
def _counted(number: int) -> Prepared:
    """Prepared for so many articles."""

    def build():
        rows = Comment.objects.approved().filter(among("article", number)).order_by().values_list("article")
        return rows.annotate(Count("pk"))

    return Prepared(build)


def address(comment) -> str:
    """The page on which readers find a comment that they can see, and its place there."""
    visible = _visible(comment.article_id)
    earlier = visible.filter(parent=comment.parent_id, pk__lt=comment.pk).count()
    if comment.parent_id and earlier >= REPLIES:
        page = _thread_address(comment.article.slug, comment.parent_id, _number(earlier))
    else:
        heads = visible.filter(parent__isnull=True, pk__lt=comment.parent_id or comment.pk)
        page = _page_address(comment.article, _number(heads.count())).partition("#")[0]
    return f"{page}#comment-{comment.pk}"


def _number(earlier: int) -> int:
    return earlier // ON_A_PAGE + 1


def _page_address(article, number: int) -> str:
    if number == 1:
        return f"{article.get_absolute_url()}#comments"
    return reverse("comments:further", args=[article.slug, number])


def _thread_address(slug: str, pk: int, number: int) -> str:
    return reverse("comments:thread", args=[slug, pk, *([number] if number > 1 else [])])


def _visible(article):
    """`article` is a key."""
    return Comment.objects.filter(article=article).approved()


def _on_page(visible, rows: slice):
    heads = visible.filter(parent__isnull=True).order_by("pk").values("pk")[rows]
    return visible.alias(thread=Coalesce("parent_id", "id")).filter(thread__in=heads)


def _rows(visible, rows: slice):
    """Of each thread the first replies, and how many it has; windows over threads cost twice as much."""
    earlier = visible.filter(parent=OuterRef("parent"), pk__lt=OuterRef("pk"))
    first = _on_page(visible, rows).exclude(Exists(earlier[REPLIES - 1 : REPLIES]))
    return first.in_threads().annotate(below=number_of(visible.filter(parent=OuterRef("pk"))))


def _threads(rows) -> list[Thread]:
    found: list[Thread] = []
    for *values, below in rows:
        said = Said.read(values)
        if said.parent_id is None:
            found.append(Thread(said, [], max(0, below - REPLIES)))
        else:
            found[-1].replies.append(said)
    return found
