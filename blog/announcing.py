"""Telling services of pages that have changed: WebSub hubs and IndexNow, each off until the operator names it.

The housekeeping does it, never a reader's or an editor's request. A service that does not answer is asked again, later
each time and at last once a day; what changed meanwhile is told then.
"""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from blog.addresses import absolute, list_url
from blog.models import Announcement, Article
from lib.fetch import FetchError
from lib.posting import post

logger = logging.getLogger(__name__)

MOST = 10_000  # addresses of one message, as IndexNow allows
SETTLING = timedelta(minutes=1)  # a change is told when it has stood for so long: its transaction is over by then
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(days=1)
FEEDS = ("rss", "atom", "json_feed")


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
    """Pages that engines may show, and those that are no longer there: they look and see that."""
    addresses = [absolute(article.get_absolute_url()) for article in changed if not article.is_noindex]
    if addresses:
        content = {
            "host": settings.SITE_HOST,
            "key": settings.INDEXNOW_KEY,
            "keyLocation": absolute(reverse("blog:indexnow")),
            "urlList": addresses,
        }
        post("https://api.indexnow.org/indexnow", json.dumps(content).encode(), "application/json; charset=utf-8")


SERVICES = (
    Service("websub", "WebSub", lambda: bool(settings.WEBSUB_HUB), tell_hub),
    Service("indexnow", "IndexNow", lambda: bool(settings.INDEXNOW_KEY), tell_search_engines),
)
BY_KEY = {row.key: row for row in SERVICES}


def announce() -> int:
    """Tell every service that is on of what it does not know yet; returns how many of them were told."""
    return sum(_announce(service) for service in SERVICES if service.is_on())


def _announce(service: Service) -> bool:
    now = timezone.now()
    until = now - SETTLING
    state, _is_new = Announcement.objects.get_or_create(service=service.key, defaults={"told_until": until})
    if state.next_try and state.next_try > now:
        return False
    changed = list(changes(state.told_until, until)[:MOST])
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


def changes(since: datetime, until: datetime) -> QuerySet:
    """Pages that readers could open at some time, and that were saved, began or ended between the two instants."""
    between = (since + timedelta(microseconds=1), until)
    happened = Q(updated_at__range=between) | Q(publish_at__range=between) | Q(end_at__range=between)
    met = Q(state__in=(Article.State.PUBLISHED, Article.State.WITHDRAWN), publish_at__lte=until)
    rows = Article.objects.filter(happened, met).order_by("pk")
    return rows.only("slug", "language", "page_type", "is_noindex")
