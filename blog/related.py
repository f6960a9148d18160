"""The related articles: kept with every change of an article, so that reading them computes nothing.

Each article has a list of those most like it. Likeness is the same in both directions, so a changed article renews its
own list and takes its place in the lists of others in the same transaction. What fell out of a list leaves a gap that
only the housekeeping fills (blog.relating); a list is longer than what readers are shown, so they do not see it.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from blog.likeness import terms
from blog.models import Alike, AlikeDue, Article, Tag, TitleTerm
from blog.peers import Around, candidates


def alike(article_pk: int) -> QuerySet:
    """Those most like an article, most alike first; whether readers may open them must still be asked."""
    return Alike.objects.filter(article=article_pk).order_by("-degree", "-other_id")


@transaction.atomic
def changed(article: Article) -> None:
    """Call it in the transaction that saves an article, its tags or its state, after them.

    It takes its place at once in the lists of those that it is most like. The housekeeping asks all the others, and
    finds what was saved at the same instant: two transactions do not see each other.
    """
    around = _around(article)
    own = refill(article, around)
    due(_keep_places(article, around, own), is_thorough=False)
    due([article.pk], is_thorough=True)


def forget(rows: QuerySet) -> None:
    """Call it before rows are deleted: what stood beside an article, or had a tag, looks for others."""
    keys = rows.order_by().values("pk")
    if rows.model._meta.concrete_model is Article:
        beside = Alike.objects.filter(other__in=keys).exclude(article__in=keys)
        due(beside.values_list("article", flat=True), is_thorough=False)
    elif rows.model is Tag:
        tagged = Article.tags.through.objects.filter(tag__in=keys)
        due(tagged.values_list("article", flat=True), is_thorough=True)


def due(keys: Iterable[int], *, is_thorough: bool) -> None:
    """Let the housekeeping refill these lists; a thorough look also finds every list that the article should stand in."""
    rows = [AlikeDue(article_id=key, is_thorough=is_thorough) for key in sorted(set(keys))]
    if is_thorough:
        once = {"unique_fields": ["article"], "update_fields": ["is_thorough"]}
        AlikeDue.objects.bulk_create(rows, update_conflicts=True, **once)
    else:
        AlikeDue.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def renew(article: Article) -> set[int]:
    """Bring its list and all its places to what stands in the database; returns whose lists have changed with it."""
    around = _around(article)
    refill(article, around)
    return _keep_places(article, around, None)


def refill(article: Article, around: Around | None = None) -> set[int]:
    """Bring its list alone to what stands in the database; returns who stands in it."""
    around = around or _around(article)
    own = around.best() if article.type.is_listed else []
    keep(article.alike.all(), {(article.pk, peer.pk): peer.degree for peer in own})
    return {peer.pk for peer in own}


def _around(article: Article) -> Around:
    words = terms(article.title) if article.type.is_listed else frozenset()
    before = set(article.title_terms.values_list("term", flat=True))
    if gone := before - words:
        article.title_terms.filter(term__in=gone).delete()
    rows = (TitleTerm(article_id=article.pk, term=word) for word in sorted(words - before))
    TitleTerm.objects.bulk_create(rows, ignore_conflicts=True)
    return Around(article, words)


def _keep_places(article: Article, around: Around, asked: set[int] | None) -> set[int]:
    """Its places in the lists of others: those where it is among the first. None asks everybody."""
    lists = Alike.objects.filter(other=article.pk)
    if not (article.type.is_listed and article.state == Article.State.PUBLISHED and not article.is_ended):
        return keep(lists, {})
    lists = lists.filter(article__in=candidates())  # what nobody else may show keeps its list to itself
    found = around.all() if asked is None else around.among(asked | set(lists.values_list("article", flat=True)))
    return keep(lists, {(peer.pk, article.pk): peer.degree for peer in found if peer.enters})


def keep(lists: QuerySet, wanted: dict[tuple[int, int], float]) -> set[int]:
    """Make these rows into what is wanted, (article, other): degree; returns whose lists have changed."""
    before = {(row.article_id, row.other_id): row for row in lists}
    if gone := before.keys() - wanted.keys():
        Alike.objects.filter(pk__in=[before[pair].pk for pair in gone]).delete()
    fresh = sorted(pair for pair, degree in wanted.items() if pair not in before or before[pair].degree != degree)
    rows = [Alike(article_id=of, other_id=other, degree=wanted[of, other]) for of, other in fresh]
    once = {"unique_fields": ["article", "other"], "update_fields": ["degree"]}
    Alike.objects.bulk_create(rows, update_conflicts=True, **once)
    return {of for of, _other in (*gone, *fresh)}
