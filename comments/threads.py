"""Comments as readers see them: threads of one article, a page at a time, each comment with an address that finds it.

A thread belongs to its page for good, because pages are filled with the oldest threads first, and replies stay with
what they answer: new comments move no older one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from django.db.models import Count, F, Func, Q, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber
from django.urls import reverse

from comments.models import Comment
from lib.prepared import KEY, Prepared, among, keys

ON_A_PAGE = 50  # threads, and replies on the pages of one thread
REPLIES = 10  # of one thread among others; those after them stand on its own pages
SHOWN = ("article_id", "parent_id", "name", "body", "is_staff", "created_at", "answers__name", "answers__state")


@dataclass(frozen=True)
class Thread:
    """A comment with those of its replies that the page shows; `total` counts all."""

    head: Comment
    replies: list[Comment]
    total: int

    @property
    def further(self) -> int:
        return self.total - len(self.replies)


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
    """One query for the first page, and on the others one that counts before it; None where there is no such page."""
    visible = _visible(article.pk)
    counts = None if number == 1 else visible.aggregate(**_numbers())
    pages = counts and Pages.of(counts["heads"], number, partial(_page_address, article))
    if number != 1 and pages is None:
        return None
    rows = FIRST_PAGE(key=article.pk) if pages is None else list(_rows(visible, pages.rows))
    counts = counts or ({"total": rows[0].total, "heads": rows[0].heads} if rows else {"total": 0, "heads": 0})
    pages = pages or Pages.of(counts["heads"], 1, partial(_page_address, article))
    return Talk(counts["total"], pages, _threads(rows))


def thread(head, number: int = 1) -> tuple[Pages, Thread] | None:
    """One page of the replies to a comment; None where there is no such page."""
    replies = _visible(head.article_id).filter(parent=head).order_by("pk")
    total = replies.count()
    pages = Pages.of(total, number, partial(_thread_address, head.article.slug, head.pk))
    return pages and (pages, Thread(head, list(_lean(replies)[pages.rows]), total))


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


def _lean(comments):
    """Without what readers must not see: addresses are not even read."""
    return comments.select_related("answers").only(*SHOWN)


def _numbers():
    return {"total": Count("pk"), "heads": Count("pk", filter=Q(parent__isnull=True))}


def _rows(visible, rows: slice):
    heads = visible.filter(parent__isnull=True).order_by("pk").values("pk")[rows]
    within = {"partition_by": [Coalesce(F("parent_id"), F("id"))]}
    in_order = [F("parent_id").asc(nulls_first=True), "pk"]
    rows = _lean(visible.filter(Q(pk__in=heads) | Q(parent__in=heads)).in_threads()).annotate(
        place=Window(RowNumber(), order_by=in_order, **within), size=Window(Count("pk"), **within)
    )
    return rows.filter(place__lte=1 + REPLIES)  # the head has the first place


def _first_page():
    visible = _visible(KEY)
    counted = {
        name: Subquery(visible.order_by().annotate(number=Func(F("pk"), function="COUNT")).values("number"))
        for name, visible in (("total", visible), ("heads", visible.filter(parent__isnull=True)))
    }
    return _rows(visible, slice(ON_A_PAGE)).annotate(**counted)


FIRST_PAGE = Prepared(_first_page)


def _threads(rows) -> list[Thread]:
    found: list[Thread] = []
    for row in rows:
        if row.parent_id is None:
            found.append(Thread(row, [], row.size - 1))
        else:
            found[-1].replies.append(row)
    return found
