"""The search index: kept in the transaction of every change, asked by readers and editors, rebuilt by a command."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models.expressions import RawSQL

from blog.models import Article, SearchDue
from blog.search_postgres import Postgres
from blog.search_query import Query
from blog.search_sqlite import Sqlite
from blog.search_store import GAP, Entry, Found, Question, Store
from lib.bigrams import canonical

STORES: dict[str, Store] = {"sqlite": Sqlite(), "postgresql": Postgres()}
BATCH = 100
AT_ONCE = 100  # articles that an editor waits for: a quarter of a second
INDEXED = (
    *("title", "language", "category", "publish_at", "state", "page_type"),
    *("rendering__article", "rendering__contents", "rendering__plain_text"),
)


def store() -> Store:
    return STORES[connection.vendor]


def put(article: Article) -> None:
    """Index an article as it is stored: call it in the transaction of the change, after its text was rendered."""
    store().put(connection, entry_of(article))


def entry_of(article: Article) -> Entry:
    shown = article.rendering
    return Entry(
        article=article.pk,
        texts={
            "title": canonical(article.title),
            "tags": _apart(tag.name for tag in article.tags.all()),
            "headings": _apart(_headings(shown.contents)),
            "body": canonical(shown.plain_text),
        },
        language=article.language,
        category=article.category_id or 0,
        published=int(article.publish_at.timestamp()) if article.publish_at else 0,
        is_listed=article.state == Article.State.PUBLISHED and article.type.is_listed,
    )


def _apart(texts: Iterable[str]) -> str:
    return GAP.join(filter(None, map(canonical, texts)))


def _headings(contents: list[dict]) -> Iterator[str]:
    for heading in contents:
        yield heading["text"]
        yield from _headings(heading["children"])


def find(question: Question) -> Found:
    """What readers may see of what the query finds, one page of it; nothing without a word to look for."""
    return store().find(connection, question) if question.query else Found([], 0, {})


def matching(query: Query) -> RawSQL:
    """The keys of all articles that the query finds, of every state and language: for `pk__in`."""
    return RawSQL(*store().matching(query))  # noqa: S611 -- SQL of the store, what was typed is a parameter


@contextmanager
def retagged(tags: Iterable[int]) -> Iterator[None]:
    """Around a change of these tags: articles that had one of them, or have one then, are indexed anew with it.

    More than `AT_ONCE` are left to the housekeeping; until it comes they are found by the tags that they had.
    """
    links = Article.tags.through.objects.filter(tag__in=list(tags))
    with transaction.atomic():
        before = set(links.values_list("article", flat=True))
        yield
        keys = sorted(before.union(links.values_list("article", flat=True)))
        if len(keys) > AT_ONCE:
            list(SearchDue.objects.select_for_update().filter(pk__in=keys).order_by("pk"))  # none goes unseen meanwhile
            SearchDue.objects.bulk_create([SearchDue(article_id=key) for key in keys], ignore_conflicts=True)
        else:
            _put_all(keys)


def renew_due(limit: int) -> int:
    """Index articles that wait for it; returns how many, at most `limit`.

    They wait no longer before they are read, so that a name that is given meanwhile lets them wait again.
    """
    with transaction.atomic():
        keys = list(SearchDue.objects.select_for_update().order_by("pk").values_list("pk", flat=True)[:limit])
        SearchDue.objects.filter(pk__in=keys).delete()
        _put_all(keys)
    return len(keys)


def rebuild(*, is_missing_only: bool = False, tell: Callable[[int, int], object] | None = None) -> int:
    """Index every article anew, or those that the index does not know, and forget what is no article any longer.

    `tell` hears of each step how many are done and how many there are. Returns the number of indexed articles.
    """
    store().make(connection)
    there = Article.objects.filter(rendering__isnull=False).order_by("pk")
    known, keys = store().known(connection), list(there.values_list("pk", flat=True))
    store().drop(connection, known.difference(keys))
    if is_missing_only:
        keys = [key for key in keys if key not in known]
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            _put_all(keys[start : start + BATCH])
        if tell:
            tell(min(start + BATCH, len(keys)), len(keys))
    if keys:
        store().tidy(connection)
    return len(keys)


def _put_all(keys: list[int]) -> None:
    """Those that have a text. They are held meanwhile, so that nobody's change is covered by an older one."""
    list(Article.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    rows = Article.objects.filter(pk__in=keys, rendering__isnull=False).select_related("rendering")
    for article in rows.prefetch_related("tags").only(*INDEXED):
        put(article)
