"""When public pages change by themselves: the next instant at which an article or a campaign begins or ends."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import F, QuerySet
from django.utils import timezone

from blog.models import Article, Rendering
from disclosures.models import Creative, Programme

OF_ARTICLES = ("publish_at", "end_at")
OTHERS = (
    (Rendering, ("valid_until",)),
    (Creative, ("starts_at", "ends_at", "lines_start_at", "lines_end_at")),
    (Programme, ("starts_at", "ends_at")),
)


def next_change(now: datetime | None = None) -> datetime | None:
    """The first scheduled instant after `now`; None where nothing is planned. One query."""
    scheduled = ((model.objects.all(), names) for model, names in ((Article, OF_ARTICLES), *OTHERS))
    return _first_after(now or timezone.now(), scheduled)


def next_of_articles(now: datetime) -> datetime | None:
    """The first instant after `now` at which a published article begins or ends."""
    published = Article.objects.filter(state=Article.State.PUBLISHED)
    return _first_after(now, [(published, OF_ARTICLES)])


def _first_after(now: datetime, scheduled: Iterable[tuple[QuerySet, tuple[str, ...]]]) -> datetime | None:
    first, *others = (
        rows.filter(**{f"{name}__gt": now}).order_by().annotate(instant=F(name)).values_list("instant", flat=True)
        for rows, names in scheduled
        for name in names
    )
    return first.union(*others).order_by("instant").first()


def next_day(now: datetime | None = None) -> datetime:
    """The next midnight of the site's time zone: comments close by days, and beacons are signed with theirs."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time()))
