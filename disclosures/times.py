"""How the ledger writes a moment: in the time of the site and in UTC, so that nobody must reckon."""

from datetime import UTC, datetime

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString


def both(moment: datetime | None) -> SafeString:
    """The moment in both times; nothing where there is none."""
    if moment is None:
        return SafeString("")
    local, universal = timezone.localtime(moment), moment.astimezone(UTC)
    words = f"{local:%Y-%m-%d %H:%M:%S} {local:%Z}", f"{universal:%Y-%m-%d %H:%M:%S} UTC"
    return format_html('<time datetime="{}">{} ({})</time>', moment.isoformat(), *words)
