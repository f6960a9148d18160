"""The related articles: kept with every change of an article, so that reading them computes nothing.

Each article has a list of those most like it. Likeness is the same in both directions, so a changed article renews its
own list and takes its place in the lists of others in the same transaction. What fell out of a list leaves a gap that
only the housekeeping fills; a list is longer than what readers are shown, so they do not see it.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from blog import peers
from blog.likeness import terms
from blog.models import Alike, AlikeDue, Article, Tag, TitleTerm


def alike(article_pk: int) -> QuerySet:
    """Those most like an article, most alike first; whether readers may open them must still be asked."""
    return Alike.objects.filter(article=article_pk).order_by("-degree", "-other_id")


def changed(article: Article) -> None:
    """Call it in the transaction that saves an article, its tags or its state, after them.

    The housekeeping looks at it once more: two that are saved at the same instant do not see each other.
    """
    due([*renew(article), article.pk])


def forget(rows: QuerySet) -> None:
    """Call it before rows are deleted: what stood beside an article, or had a tag, looks for others."""
    keys = rows.order_by().values("pk")
    if rows.model._meta.concrete_model is Article:
        due(Alike.objects.filter(other__in=keys).exclude(article__in=keys).values_list("article", flat=True))
    elif rows.model is Tag:
        due(Article.tags.through.objects.filter(tag__in=keys).values_list("article", flat=True))


def due(keys: Iterable[int]) -> None:
    """Let the housekeeping renew these articles."""
    AlikeDue.objects.bulk_create((AlikeDue(article_id=key) for key in sorted(set(keys))), ignore_conflicts=True)


@transaction.atomic
def renew(article: Article) -> set[int]:
    """Bring an article's own list, and its places in those of others, to what stands in the database now.

    Returns the articles whose lists have changed with it.
    """
    words = terms(article.title) if article.type.is_listed else frozenset()
    _keep_terms(article, words)
    found = peers.peers(article, words) if article.type.is_listed else []
    _store(article.alike.all(), {(article.pk, peer.pk): peer.degree for peer in peers.best(found)})
    takes_part = article.state == Article.State.PUBLISHED and not article.is_ended
    return _keep_places(article, found if takes_part else [])


def renew_due(limit: int) -> int:
    """Renew lists that wait for it; returns how many, at most `limit`."""
    _leave_ended()
    waiting = list(AlikeDue.objects.order_by("pk").values_list("pk", flat=True)[:limit])
    for key in waiting:
        _renew_one(key)
    return len(waiting)


@transaction.atomic
def _renew_one(key: int) -> None:
    """Under the article's lock, so that what is saved meanwhile waits and is looked at after it."""
    article = Article.objects.select_for_update().defer("body").filter(pk=key).first()
    AlikeDue.objects.filter(pk=key).delete()
    if article:
        due(renew(article))


@transaction.atomic
def _leave_ended() -> None:
    beside = Alike.objects.filter(other__in=Article.objects.ended().order_by())
    due(beside.values_list("article", flat=True))
    beside.delete()


def _keep_terms(article: Article, words: frozenset[str]) -> None:
    before = set(article.title_terms.values_list("term", flat=True))
    if gone := before - words:
        article.title_terms.filter(term__in=gone).delete()
    rows = (TitleTerm(article_id=article.pk, term=word) for word in sorted(words - before))
    TitleTerm.objects.bulk_create(rows, ignore_conflicts=True)


def _keep_places(article: Article, found: list[peers.Peer]) -> set[int]:
    """The article's places in the lists of others: those where it is among the first."""
    lists = Alike.objects.filter(other=article.pk)
    if found:  # a draft keeps its list, in which nobody else takes a place
        lists = lists.filter(article__state=Article.State.PUBLISHED)
    enters = (peer for peer in found if peer.last is None or peer.degree >= peer.last)
    return _store(lists, {(peer.pk, article.pk): peer.degree for peer in enters})


def _store(lists: QuerySet, wanted: dict[tuple[int, int], float]) -> set[int]:
    """Make the rows of one article, or those about one, into what is wanted; returns whose lists have changed."""
    before = {(row.article_id, row.other_id): row.degree for row in lists}
    if gone := before.keys() - wanted.keys():
        of, others = zip(*gone, strict=True)
        lists.filter(article__in=set(of), other__in=set(others)).delete()
    fresh = sorted(pair for pair, degree in wanted.items() if before.get(pair) != degree)
    rows = [Alike(article_id=of, other_id=other, degree=wanted[of, other]) for of, other in fresh]
    once = {"unique_fields": ["article", "other"], "update_fields": ["degree"]}
    Alike.objects.bulk_create(rows, update_conflicts=True, **once)
    return {of for of, _other in (*gone, *fresh)}
