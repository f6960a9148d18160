"""Related articles in the background: lists that wait to be looked at, one by one or all at once."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from functools import partial
from itertools import chain
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from blog import page_types
from blog.likeness import KEPT, Group, Peer, Shared, degree, nearest, terms
from blog.models import Alike, AlikeDue, Article, TitleTerm
from blog.peers import candidates
from blog.related import due, keep, refill, renew

BATCH = 200  # articles of one transaction: short enough that a writer waits no noticeable time
MANY = 500  # more than these are made together, which reads everything once


def renew_due(limit: int) -> int:
    """Renew lists that wait for it; returns how many, at most `limit`."""
    _leave_ended()
    if AlikeDue.objects.count() > MANY:
        rebuild()
    waiting = list(AlikeDue.objects.order_by("-is_thorough", "pk").values_list("pk", flat=True)[:limit])
    for key in waiting:
        _renew_one(key)
    return len(waiting)


@transaction.atomic
def _leave_ended() -> None:
    beside = Alike.objects.filter(other__in=Article.objects.ended().order_by())
    due(beside.values_list("article", flat=True), is_thorough=False)
    beside.delete()


@transaction.atomic
def _renew_one(key: int) -> None:
    """Under the article's lock, so that what is saved meanwhile waits and is looked at after it."""
    article = Article.objects.select_for_update().defer("body").filter(pk=key).first()
    waits = AlikeDue.objects.filter(pk=key).first()
    if article is None or waits is None:
        return
    waits.delete()
    if waits.is_thorough:
        due(renew(article), is_thorough=False)
    else:
        refill(article)


def rebuild(move: Callable[[int], None] = lambda done: None) -> int:
    """Make terms and lists of all articles anew; `move` hears how many are done. Returns how many there are."""
    AlikeDue.objects.all().delete()
    articles, groups = _all(), defaultdict(list)
    taking_part = set(candidates().values_list("pk", flat=True))
    for one in articles:
        if one.pk in taking_part:
            groups[one.language].append(one)
    pools = defaultdict(lambda: Pool([]), {language: Pool(group) for language, group in groups.items()})
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        _keep(batch, pools)
        move(start + len(batch))
    return len(articles)


class Known(NamedTuple):
    pk: int
    language: str
    category: int | None
    begins: datetime
    terms: frozenset[str]
    tags: frozenset[int]


def _all() -> list[Known]:
    tags, now = defaultdict(list), timezone.now()
    for article, tag in Article.tags.through.objects.order_by("pk").values_list("article", "tag"):
        tags[article].append(tag)
    rows = Article.objects.filter(page_type__in=page_types.LISTED).order_by("pk")
    return [
        Known(pk, language, category, begins or now, terms(title), frozenset(tags[pk]))
        for pk, language, category, begins, title in rows.values_list(
            "pk", "language", "category", "publish_at", "title"
        )
    ]


@transaction.atomic
def _keep(batch: list[Known], pools: dict[str, "Pool"]) -> None:
    """Those that were deleted meanwhile are left out."""
    keys = set(Article.objects.filter(pk__in=[one.pk for one in batch]).values_list("pk", flat=True))
    batch = [one for one in batch if one.pk in keys]
    TitleTerm.objects.filter(article__in=keys).delete()
    TitleTerm.objects.bulk_create(TitleTerm(article_id=one.pk, term=term) for one in batch for term in one.terms)
    wanted = {(one.pk, peer.pk): peer.degree for one in batch for peer in pools[one.language].best(one)}
    keep(Alike.objects.filter(article__in=keys), wanted)


def shared(one: Known, other: Known) -> Shared:
    return len(one.tags & other.tags), len(one.terms & other.terms)


class Pool:
    """The articles of one language that may stand in lists, by what they share."""

    def __init__(self, articles: list[Known]) -> None:
        self._by_key = {one.pk: one for one in articles}
        self._with_tag, self._with_term, self._in_category = defaultdict(list), defaultdict(list), defaultdict(list)
        for one in sorted(articles, key=lambda one: (one.begins, one.pk)):
            for tag in one.tags:
                self._with_tag[tag].append(one.pk)
            for term in one.terms:
                self._with_term[term].append(one.pk)
            self._in_category[one.category].append((one.begins, one.pk))

    def best(self, one: Known) -> list[Peer]:
        """The same as blog.peers finds."""

        def look(keys: Collection[int]) -> list[Peer]:
            return [self._peer(one, self._by_key[key]) for key in keys]

        near = self._neighbours(one)
        return nearest(self._groups(one, {one.pk, *near}), len(one.terms), look, near)

    def _groups(self, one: Known, known: set[int]) -> Iterator[Group]:
        """By the tags that are shared; then those who share words alone, from the rarest word to the one in most titles:
        whoever has none of the first few shares no more than the rest."""
        size, by_tags = len(one.terms), defaultdict(list)
        for key, tags in Counter(chain.from_iterable(self._with_tag[tag] for tag in one.tags)).items():
            by_tags[tags].append(key)
        for tags in sorted(by_tags, reverse=True):
            yield (tags, size), partial(self._shared, one, by_tags[tags], known)
        for place, term in enumerate(sorted(one.terms, key=lambda term: len(self._with_term[term]))):
            yield (0, size - place), partial(self._shared, one, self._with_term[term], known)

    def _shared(self, one: Known, keys: list[int], known: set[int]) -> dict[int, Shared]:
        """Of those who are not known yet, who are from now on."""
        new = [key for key in keys if key not in known]
        known.update(new)
        return {key: shared(one, self._by_key[key]) for key in new}

    def _peer(self, one: Known, other: Known) -> Peer:
        alike = degree(
            shared(one, other),
            sizes=(len(one.terms), len(other.terms)),
            is_same_category=one.category is not None and one.category == other.category,
            apart=(one.begins - other.begins).total_seconds(),
        )
        return Peer(other.pk, other.begins, alike)

    def _neighbours(self, one: Known) -> set[int]:
        if one.category is None:
            return set()
        same = self._in_category[one.category]
        place = bisect_left(same, (one.begins, one.pk))
        near = {key for _begins, key in same[max(0, place - 2 * KEPT) : place + 2 * KEPT + 1]}
        return near - {one.pk}
