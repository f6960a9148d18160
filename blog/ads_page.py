"""The page about ads and about what other hosts are asked: made from what stands on the public pages at this moment."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from blog.addresses import absolute, current_language, list_url
from blog.context import shared
from blog.models import Article, Rendering
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
    facts = in_use(_placements(), _relationships())
    context = {
        "facts": facts,
        "words": [(PLACE_NAMES[place], texts) for place, texts in facts.words(language)],
        "seo": _meta(request),
    }
    return page(request, "blog/ads.html", context)


def _placements():
    """The ads that readers can see: in published articles, and in texts that stand on every page."""
    always = [source.key for source in SOURCES if source.key != "article"]
    public = Q(source="article", source_id__in=Article.objects.published().values("pk")) | Q(source__in=always)
    return Placement.objects.filter(public, is_shown=True)


def _relationships():
    """The relationships that occur, from the small part of the renderings that tells them."""
    public = Q(article__isnull=True) | Q(article__in=Article.objects.published())
    with_ads = Rendering.objects.filter(public).exclude(inventory__ads=[]).values_list("inventory__ads", flat=True)
    return {ad["relationship"] for ads in with_ads.iterator(chunk_size=500) for ad in ads or ()}


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
