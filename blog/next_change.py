"""When public pages change by themselves: the next instant at which an article or a campaign begins or ends."""

from datetime import datetime, time, timedelta

from django.db.models import F
from django.utils import timezone

from blog.models import Article, Rendering
from disclosures.models import Creative, Programme

SCHEDULED = (
    (Article, ("publish_at", "end_at")),
    (Rendering, ("valid_until",)),
    (Creative, ("starts_at", "ends_at", "lines_start_at", "lines_end_at")),
    (Programme, ("starts_at", "ends_at")),
)


def next_change(now: datetime | None = None) -> datetime | None:
    """The first scheduled instant after `now`; None where nothing is planned. One query."""
    now = now or timezone.now()
    first, *others = (
        model.objects.filter(**{f"{name}__gt": now})
        .order_by()
        .annotate(instant=F(name))
        .values_list("instant", flat=True)
        for model, names in SCHEDULED
        for name in names
    )
    return first.union(*others).order_by("instant").first()


def next_day(now: datetime | None = None) -> datetime:
    """The next midnight of the site's time zone: comments close by days, and beacons are signed with theirs."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time()))
