"""When the owner is told of comments that wait: of each at once, or of all together once an hour or a day."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from comments import mail_links
from comments.models import Comment, Settings
from guard.verdicts import notices
from lib import mail
from lib.text import excerpt

Notify = Settings.Notify
MORNING = 7  # the hour, on the site's clock, from which the day's mail may go out
MOST_LISTED, EXCERPT = 30, 200


def arrived(comment) -> None:
    """A comment waits; call it in the transaction that stores it."""
    current = Settings.current()
    if current.notify != Notify.EACH:
        return
    for address in mail.recipients():
        mail.comment_waits(
            to=address,
            reference=comment.reference,
            name=comment.name,
            body=comment.body,
            article_title=comment.article.title,
            reasons=notices(comment.reasons),
            path=reverse("admin:comments_comment_change", args=[comment.pk]),
            decide_path=mail_links.path(comment, address, current),
            days=current.link_days,
        )


@transaction.atomic
def digest() -> bool:
    """Store the mail of this hour or day, once, where something waits that no such mail has named; whether it did."""
    current = Settings.objects.select_for_update().order_by("pk").first()
    if current is None or current.notify not in {Notify.HOURLY, Notify.DAILY}:
        return False
    now, before = timezone.now(), current.digested_at
    if before and before >= _beginning(current.notify, now):
        return False
    waiting = Comment.objects.filter(state=Comment.State.PENDING, is_sample=False)
    if not waiting.filter(Q(created_at__gt=before) if before else Q()).exists():
        return False
    Settings.objects.filter(pk=current.pk).update(digested_at=now)
    for address in mail.recipients():
        _store(address, waiting.select_related("article"), current)
    return True


def _beginning(notify: str, now: datetime) -> datetime:
    """When the hour or the day began to which this instant belongs."""
    local = timezone.localtime(now)
    hour = local.replace(minute=0, second=0, microsecond=0)
    if notify == Notify.HOURLY:
        return hour
    morning = hour.replace(hour=MORNING)
    return morning if local >= morning else morning - timedelta(days=1)


def _store(address, waiting, current):
    rows = [
        {
            "title": comment.article.title,
            "reference": comment.reference,
            "name": comment.name,
            "body": excerpt(comment.body, EXCERPT),
            "decide_path": mail_links.path(comment, address, current),
        }
        for comment in waiting[:MOST_LISTED]
    ]
    count, path = waiting.count(), reverse("admin:comments_comment_changelist")
    mail.comments_wait(to=address, count=count, rows=rows, path=path, days=current.link_days)
