"""The readers of the sample comments: some confirmed their address, one is trusted, and what one comment was reported for."""

from datetime import timedelta

from django.utils import timezone

from comments.models import Comment, Correspondent, Report
from config.samples import texts

SAMPLE = {"is_sample": True}


def fill() -> None:
    """Knows people by the addresses in the sample comments."""
    if Correspondent.objects.filter(is_sample=True).exists():
        return
    for email, standing, days in texts.rows("correspondents.txt"):
        at = timezone.now() - timedelta(days=int(days))
        Correspondent.objects.get_or_create(
            email=email,
            defaults={
                "confirmed_at": at,
                "trusted_at": at if standing == "trusted" else None,
                "stopped_at": at if standing == "stopped" else None,
                **SAMPLE,
            },
        )
        Comment.objects.sent_from(email).filter(is_sample=True).update(is_proved=True, wants_replies=True)
    for text in texts.records("comments.txt"):
        if text.get("reported"):
            comment = Comment.objects.filter(body=text.body, is_sample=True).first()
            Report.objects.create(comment=comment, reason=text.get("reported"), body=text.get("report"), **SAMPLE)
