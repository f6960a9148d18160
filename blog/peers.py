"""Which articles share something with one article, how much it is, and whose lists it would enter."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Count, F, Func, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from blog import page_types
from blog.likeness import degree
from blog.models import Alike, Article, TitleTerm

KEPT = 8  # of the public ones, and as many of the scheduled ones; readers are shown three


@dataclass(frozen=True)
class Peer:
    """Another article and how much it is alike; `last` is the degree with which its own list is full (None: it is not)."""

    pk: int
    begins: datetime
    degree: float
    last: float | None


def candidates() -> QuerySet:
    """Whatever may stand in a list: published by now or later, and not at its end."""
    going_on = Q(end_at__isnull=True) | Q(end_at__gt=timezone.now())
    return Article.objects.filter(going_on, state=Article.State.PUBLISHED, page_type__in=page_types.LISTED)


def peers(article: Article, words: Collection[str]) -> list[Peer]:
    """All that share a tag or a term with it, and of those with its category alone the nearest in time; best first."""
    links = Article.tags.through.objects
    tags = links.filter(tag__in=links.filter(article=article.pk).values("tag")).order_by()
    titles = TitleTerm.objects.filter(term__in=words).order_by()
    others = candidates().in_language(article.language).exclude(pk=article.pk)
    shares = Q(pk__in=tags.values("article")) | Q(pk__in=titles.values("article")) | _neighbours(article, others)
    number = Func(F("pk"), function="COUNT")
    count = TitleTerm.objects.filter(article=OuterRef("pk")).order_by().annotate(number=number).values("number")
    rows = others.filter(shares).order_by().annotate(terms=Subquery(count), last=Subquery(_full_at(article)))
    tags_of, terms_of = (dict(found.values_list("article").annotate(Count("pk"))) for found in (tags, titles))
    found = [
        Peer(
            row.pk,
            row.publish_at,
            degree(
                tags=tags_of.get(row.pk, 0),
                is_same_category=row.category_id is not None and row.category_id == article.category_id,
                shared=terms_of.get(row.pk, 0),
                terms=(len(words), row.terms),
                apart=(row.publish_at - _begins(article)).total_seconds(),
            ),
            row.last,
        )
        for row in rows.values_list("pk", "publish_at", "category_id", "terms", "last", named=True)
    ]
    return sorted((peer for peer in found if peer.degree), key=lambda peer: (-peer.degree, -peer.pk))


def best(found: list[Peer]) -> list[Peer]:
    """What a list keeps of its peers: the first public ones, and the first of those that are still to come."""
    now = timezone.now()
    public = (peer for peer in found if peer.begins <= now)
    scheduled = (peer for peer in found if peer.begins > now)
    return [*islice(public, KEPT), *islice(scheduled, KEPT)]


def _begins(article: Article) -> datetime:
    return article.publish_at or timezone.now()


def _neighbours(article: Article, others: QuerySet) -> Q:
    """An article with nothing but the category enters no list of articles with more neighbours between than a list keeps."""
    if article.category_id is None:
        return Q()
    same, begins = others.filter(category=article.category_id), _begins(article)
    later = same.filter(publish_at__gte=begins).order_by("publish_at", "pk")
    earlier = same.filter(publish_at__lt=begins).order_by("-publish_at", "-pk")
    return Q(pk__in=later.values("pk")[: 2 * KEPT]) | Q(pk__in=earlier.values("pk")[: 2 * KEPT])


def _full_at(article: Article) -> QuerySet:
    """Of a peer's own list, the degree of the last place that the article could take."""
    is_to_come = article.publish_at is not None and article.publish_at > timezone.now()
    class_ = {"other__publish_at__gt" if is_to_come else "other__publish_at__lte": timezone.now()}
    rows = Alike.objects.filter(article=OuterRef("pk"), **class_).exclude(other=article.pk)
    return rows.order_by("-degree").values("degree")[KEPT - 1 : KEPT]
