"""When the campaign of an ad ends, and which ads somebody should look at for that reason."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

NOTICE = timedelta(days=14)  # time enough to find another ad and change the articles


def ending() -> Q:
    """Creatives whose campaign ends within two weeks, or has ended."""
    return Q(ends_on__lte=timezone.localdate() + NOTICE)
