"""The page about ads and about what other hosts are asked: made from what stands on the public pages at this moment."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from blog.addresses import absolute, current_language, list_url
from blog.context import shared
from blog.models import Article
from blog.pages import page
from blog.seo import Meta
from blog.sources import SOURCES
from disclosures.in_use import in_use
from disclosures.models import Placement

PLACE_NAMES = {
    "badge": gettext_lazy("Beside the title"),
    "notice": gettext_lazy("Before the text"),
    "label": pgettext_lazy("place", "Before each ad"),
    "card": gettext_lazy("In lists of articles"),
    "feed": gettext_lazy("In feeds, in place of an ad"),
}


@require_safe
def ads(request):
    language = current_language()
    facts = in_use(_placements())
    context = {
        "facts": facts,
        "words": [(PLACE_NAMES[place], texts) for place, texts in facts.words(language)],
        "seo": _meta(request),
    }
    return page(request, "blog/ads.html", context)


def _placements():
    """The ads that readers can see: in published articles, and in texts that stand on every page.

    A part is none of them: its ads stand where texts show it.
    """
    always = [source.key for source in SOURCES if source.key not in {"article", "part"}]
    public = Q(source="article", source_id__in=Article.objects.published().values("pk")) | Q(source__in=always)
    return Placement.objects.filter(public, is_shown=True)


def _meta(request):
    languages = [code for code, _name in settings.LANGUAGES] if shared(request).is_bilingual else []
    return Meta(
        _("About ads and outside connections"),
        description=_(
            "Which affiliate programmes this site takes part in, which hosts its pages ask, and how ads are marked."
        ),
        canonical=absolute(list_url("ads")),
        alternates=tuple((code, absolute(list_url("ads", code))) for code in languages),
    )
