"""Which articles share something with one article, as the database tells it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from blog import page_types
from blog.likeness import KEPT, Peer, Shared, degree, nearest
from blog.models import Alike, Article, TitleTerm
from lib.json_rows import number_of


def candidates() -> QuerySet:
    """Whatever may stand in a list: published by now or later, and not at its end."""
    going_on = Q(end_at__isnull=True) | Q(end_at__gt=timezone.now())
    return Article.objects.filter(going_on, state=Article.State.PUBLISHED, page_type__in=page_types.LISTED)


@dataclass(frozen=True)
class Around:
    """What stands around an article whose title has these terms."""

    article: Article
    terms: Collection[str]

    def best(self) -> list[Peer]:
        """Those for its own list, best first."""
        most = max((tags for tags, _terms in self._shared.values()), default=0), len(self.terms)
        return nearest(
            [(most, lambda: self._shared)], len(self.terms), self.among, self._neighbours - self._shared.keys()
        )

    def among(self, keys: Collection[int]) -> list[Peer]:
        return self._weighed(Q(pk__in=keys)) if keys else []

    def all(self) -> list[Peer]:
        """Everybody whose list it could enter; of those that share the category alone, the nearest in time."""
        tags, titles = self._tags.values("article"), self._titles.values("article")
        return self._weighed(Q(pk__in=tags) | Q(pk__in=titles) | Q(pk__in=self._neighbours))

    @cached_property
    def _begins(self) -> datetime:
        return self.article.publish_at or timezone.now()

    @cached_property
    def _tags(self) -> QuerySet:
        links = Article.tags.through.objects.order_by()
        return links.filter(tag__in=links.filter(article=self.article.pk).values("tag"))

    @cached_property
    def _titles(self) -> QuerySet:
        return TitleTerm.objects.filter(term__in=self.terms).order_by()

    @cached_property
    def _shared(self) -> dict[int, Shared]:
        tags, titles = (dict(rows.values_list("article").annotate(Count("pk"))) for rows in (self._tags, self._titles))
        keys = (tags.keys() | titles.keys()) - {self.article.pk}
        return {key: (tags.get(key, 0), titles.get(key, 0)) for key in keys}

    @cached_property
    def _others(self) -> QuerySet:
        return candidates().in_language(self.article.language).exclude(pk=self.article.pk).order_by()

    @cached_property
    def _neighbours(self) -> set[int]:
        """An article with nothing but the category enters no list with more neighbours between than a list keeps."""
        if self.article.category_id is None:
            return set()
        same = self._others.filter(category=self.article.category_id)
        later = same.filter(publish_at__gte=self._begins).order_by("publish_at", "pk")
        earlier = same.filter(publish_at__lt=self._begins).order_by("-publish_at", "-pk")
        return {*later.values_list("pk", flat=True)[: 2 * KEPT], *earlier.values_list("pk", flat=True)[: 2 * KEPT]}

    def _weighed(self, which: Q) -> list[Peer]:
        terms = number_of(TitleTerm.objects.filter(article=OuterRef("pk")))
        last = Alike.objects.filter(article=OuterRef("pk"), other__publish_at__lte=timezone.now())
        last = last.exclude(other=self.article.pk).order_by("-degree").values("degree")[KEPT - 1 : KEPT]
        rows = self._others.filter(which).annotate(terms=terms, last=Subquery(last))
        return [self._peer(*row) for row in rows.values_list("pk", "publish_at", "category_id", "terms", "last")]

    def _peer(self, pk: int, begins: datetime, category: int | None, terms: int, last: float | None) -> Peer:
        alike = degree(
            self._shared.get(pk, (0, 0)),
            sizes=(len(self.terms), terms),
            is_same_category=category is not None and category == self.article.category_id,
            apart=(begins - self._begins).total_seconds(),
        )
        return Peer(pk, begins, alike, last)
