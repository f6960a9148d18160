"""The days of the sample content, counted back from now."""

from datetime import timedelta

from django.utils import timezone


def ago(days: int, hour: int = 7):
    """That many days ago at a quiet hour of the morning, never in the future."""
    now = timezone.localtime()
    then = (now - timedelta(days=days)).replace(hour=hour, minute=30, second=0, microsecond=0)
    return min(then, now - timedelta(minutes=20))
