"""When the campaign of an ad ends, and which ads somebody should look at for that reason."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from disclosures.models import Placement

NOTICE = timedelta(days=14)  # time enough to find another ad and change the articles


def ending() -> Q:
    """Creatives in use whose campaign, or their programme's, ends within two weeks or has ended."""
    start_of_day = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    last = start_of_day + NOTICE + timedelta(days=1)
    in_use = Exists(Placement.objects.filter(creative=OuterRef("pk"), is_current=True))
    return Q(in_use) & (Q(ends_at__lte=last) | Q(programme__ends_at__lte=last))
