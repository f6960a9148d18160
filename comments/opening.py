"""Until when readers may comment on an article."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from comments.models import Settings


@dataclass(frozen=True)
class Opening:
    """`last_day` is there where comments close by themselves, `days` after the article came out."""

    is_open: bool
    last_day: date | None = None
    days: int | None = None


def opening(article, *known) -> Opening:
    """One query, and none where the article itself says no, or the days are `known` from the settings."""
    if not article.accepts_comments:
        return Opening(is_open=False)
    (days,) = known or (Settings.current().close_after_days,)
    if days is None:
        return Opening(is_open=True)
    last_day = timezone.localdate(article.publish_at) + timedelta(days=days)
    return Opening(timezone.localdate() <= last_day, last_day, days)
