"""The page about personal data: made from the rows of what is kept and the periods that are set at this moment."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.addresses import absolute
from blog.context import shared
from blog.pages import page
from blog.seo import Meta
from config.privacy import periods, spans
from config.privacy.addresses import address
from config.privacy.period_rows import BY_KEY
from config.privacy.told import TOLD
from contact import policy


@require_safe
def page_of_what_is_kept(request):
    kept = periods.kept()
    context = {
        "rows": [(row, _times(row, kept)) for row in TOLD if _is_told(row, kept)],
        "policy": policy.page(),
        "seo": _meta(request),
    }
    return page(request, "privacy/page.html", context)


def _times(row, kept):
    """What ends after how long; where a row has one period alone, its time says enough."""
    return [(BY_KEY[key].name, spans.told(kept[key])) for key in row.periods]


def _is_told(row, kept):
    """Of the server's log nothing is told before somebody has said how long it is kept."""
    return row.key != "logs" or kept["logs"] is not None


def _meta(request):
    languages = [code for code, _name in settings.LANGUAGES] if shared(request).is_bilingual else []
    return Meta(
        _("About personal data"),
        description=_("What this site keeps about its readers, where it comes from, what for, and for how long."),
        canonical=absolute(address()),
        alternates=tuple((code, absolute(address(code))) for code in languages),
    )
