"""Telling services of pages that have changed: WebSub hubs and IndexNow, each off until the operator names it.

The housekeeping does it, never a reader's or an editor's request. A service that does not answer is asked again, later
each time and at last once a day; what changed meanwhile is told then.
"""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Min, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from blog.addresses import absolute, list_url
from blog.models import Announcement, Article, OldAddress, Removal
from lib.fetch import FetchError
from lib.posting import post

logger = logging.getLogger(__name__)

MOST = 10_000  # addresses of one message, as IndexNow allows
SETTLING = timedelta(minutes=1)  # a change is told when it has stood for so long: its transaction is over by then
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(days=1)
FEEDS = ("rss", "atom", "json_feed")
TOLD = ("slug", "language", "page_type", "is_noindex")  # what services need to know of a page


@dataclass(frozen=True)
class Service:
    """`tell` sends what has changed and raises FetchError; it may find that nothing of it is the service's matter."""

    key: str
    name: str
    is_on: Callable[[], bool]
    tell: Callable[[Sequence[Article]], None]


def tell_hub(changed: Sequence[Article]) -> None:
    """The feeds in the languages of the changed articles."""
    codes = sorted({article.language for article in changed if article.type.is_listed})
    topics = [("hub.url", absolute(list_url(name, code))) for code in codes for name in FEEDS]
    if topics:
        content = urlencode([("hub.mode", "publish"), *topics]).encode()
        post(settings.WEBSUB_HUB, content, "application/x-www-form-urlencoded")


def tell_search_engines(changed: Sequence[Article]) -> None:
    """Pages that engines may show, and those that moved or are no longer there: they look and see that."""
    addresses = [absolute(article.get_absolute_url()) for article in changed if not article.is_noindex]
    for start in range(0, len(addresses), MOST):
        content = {
            "host": settings.SITE_HOST,
            "key": settings.INDEXNOW_KEY,
            "keyLocation": absolute(reverse("blog:indexnow")),
            "urlList": addresses[start : start + MOST],
        }
        post("https://api.indexnow.org/indexnow", json.dumps(content).encode(), "application/json; charset=utf-8")


SERVICES = (
    Service("websub", "WebSub", lambda: bool(settings.WEBSUB_HUB), tell_hub),
    Service("indexnow", "IndexNow", lambda: bool(settings.INDEXNOW_KEY), tell_search_engines),
)
BY_KEY = {row.key: row for row in SERVICES}


def announce() -> int:
    """Tell every service that is on of what it does not know yet; returns how many of them were told."""
    on = [service for service in SERVICES if service.is_on()]
    told = sum(_announce(service) for service in on)
    _forget(on)
    return told


def _announce(service: Service) -> bool:
    now = timezone.now()
    until = now - SETTLING
    state, _is_new = Announcement.objects.get_or_create(service=service.key, defaults={"told_until": until})
    if state.next_try and state.next_try > now:
        return False
    changed = changes(state.told_until, until)
    if not changed:
        return False
    try:
        service.tell(changed)
    except FetchError as error:
        logger.warning("%s could not be told of %d changed pages: %s", service.name, len(changed), error.code)
        wait = min(FIRST_WAIT * 2 ** min(state.tries, 20), LONGEST_WAIT)
        state.tries, state.next_try, state.error = state.tries + 1, now + wait, error.code
    else:
        state.told_until, state.told_at, state.tries, state.next_try, state.error = until, now, 0, None, ""
    state.save()
    return not state.error


def changes(since: datetime, until: datetime) -> list[Article]:
    """Pages that readers could open at some time, and that were saved, began, ended, moved or were deleted between the
    two instants; an article stands for each address, whether it still has it or not.
    """
    between = (since + timedelta(microseconds=1), until)
    happened = Q(updated_at__range=between) | Q(publish_at__range=between) | Q(end_at__range=between)
    rows = Article.objects.filter(happened, met(until)).order_by("pk").only(*TOLD)
    saved = {row.pk: row for row in rows}
    moves = OldAddress.objects.filter(kind=OldAddress.Kind.ARTICLE, created_at__range=between).order_by("pk")
    moved = [_at(move.slug, saved[move.target_id]) for move in moves if move.target_id in saved]
    removed = [_at(row.slug, row) for row in Removal.objects.filter(removed_at__range=between).order_by("pk")]
    return [*saved.values(), *moved, *removed]


def met(until: datetime) -> Q:
    """Pages that readers could open at some time until this instant."""
    return Q(state__in=(Article.State.PUBLISHED, Article.State.WITHDRAWN), publish_at__lte=until)


def note_removal(rows: QuerySet[Any]) -> None:
    """Remember the addresses of articles that are about to be deleted, until the services that are on have been told."""
    if rows.model._meta.concrete_model is Article and any(service.is_on() for service in SERVICES):
        found = Article.objects.filter(met(timezone.now()), pk__in=rows.order_by().values("pk"))
        Removal.objects.bulk_create(Removal(**values) for values in found.order_by("pk").values(*TOLD))


def _at(slug: str, like: Article | Removal) -> Article:
    return Article(slug=slug, language=like.language, page_type=like.page_type, is_noindex=like.is_noindex)


def _forget(on: Sequence[Service]) -> None:
    """Removals that every service knows of."""
    states = Announcement.objects.filter(service__in=[service.key for service in on])
    if on and (known := states.aggregate(Min("told_until"))["told_until__min"]):
        Removal.objects.filter(removed_at__lte=known).delete()
