"""Spans of time as people say them."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DAY, YEAR = timedelta(days=1), timedelta(days=365)


def told(span: timedelta | None) -> str:
    """In years where they are whole ones, else in days, or in hours below one day."""
    if span is None:
        return _("for as long as the site has it")
    if span < DAY:
        hours = span // timedelta(hours=1)
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    if span % YEAR == timedelta(0):
        years = span // YEAR
        return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    return ngettext("%(count)d day", "%(count)d days", span.days) % {"count": span.days}
