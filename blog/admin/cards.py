"""What the editor's link cards ask of the server: own articles to choose from, and what stands at an address."""

from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from blog import outside
from blog.admin.shown import address_of
from blog.drafts import UNNAMED
from blog.models import Article
from blog.moves import by_slug
from blog.node import row_id
from blog.pictures import small_address
from disclosures.classification import Decisions, Kind, classify
from lib.fetch import FetchError

MOST = 20


class ChoicesForm(forms.Form):
    q = forms.CharField(required=False, max_length=120)
    ids = forms.CharField(required=False, max_length=2000)

    def clean_ids(self):
        return [int(one) for one in self.cleaned_data["ids"].split(",") if one and row_id(one)]


class AddressForm(forms.Form):
    address = forms.CharField(max_length=2000)


@require_GET
def choices(request):
    """Own articles and pages whose titles hold every word, the last edited first; or those asked for by number."""
    _permit(request)
    form = ChoicesForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"error": next(iter(form.errors.values()))[0]}, status=400)
    named = Article.objects.exclude(slug__startswith=UNNAMED)
    rows = named.select_related("picture").defer("body").order_by("-updated_at", "-pk")
    if form.cleaned_data["ids"]:
        rows = rows.filter(pk__in=form.cleaned_data["ids"])
    for word in form.cleaned_data["q"].split():
        rows = rows.filter(title__icontains=word)
    return JsonResponse({"articles": [card_row(article) for article in rows[: len(form.cleaned_data["ids"]) or MOST]]})


def card_row(article):
    day = timezone.localtime(article.publish_at) if article.publish_at else None
    return {
        "id": article.pk,
        "title": article.title,
        "picture": small_address(article.picture),
        "date": date_format(day, _("j M Y")) if day else "",
        "state": "" if article.is_public else _state(article),
        "address": address_of(article),
    }


def _state(article):
    """Why readers do not see the card yet."""
    return _("Scheduled") if article.is_scheduled else article.get_state_display()


@require_POST
def describe(request):
    """What a card for this address would show; 422 with a sentence where there can be none.

    A page that does not answer still gets its card: the author writes the words, and `note` says why.
    """
    _permit(request)
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _refusal(next(iter(form.errors.values()))[0])
    address = form.cleaned_data["address"]
    verdict = classify(address, decisions=Decisions.load(), own_hosts=frozenset({settings.SITE_HOST}))
    if verdict.kind is Kind.AD:
        return _refusal(
            _("This is an ad, and ads get no card. Put in an ordinary link or an ad unit: it will carry its label.")
        )
    if verdict.kind is Kind.UNDECIDED:
        return _refusal(
            _("Nobody has decided yet whether this address is an ad. Put in an ordinary link and decide there.")
        )
    return _own(address) if verdict.reason == "own_site" else _elsewhere(address)


def _own(address):
    try:
        match = resolve(unquote(urlsplit(address).path))
        if match.view_name != "blog:article":
            return _refusal(_("Cards show articles and fixed pages. Put in an ordinary link to this page."))
        article = by_slug(Article.objects.select_related("picture").defer("body"), match.kwargs["slug"])
    except (Resolver404, Http404):
        return _refusal(_("This site has no page at this address."))
    return JsonResponse({"article": card_row(article)})


def _elsewhere(address):
    try:
        found = outside.page(address)
    except FetchError as error:
        if error.code in {"address", "unwelcome"}:
            return _refusal(error.sentence)
        return JsonResponse({"address": address, "title": "", "description": "", "note": error.sentence})
    return JsonResponse({"address": address, "title": found.title, "description": found.description, "note": ""})


def _refusal(sentence):
    return JsonResponse({"error": str(sentence)}, status=422)


def _permit(request):
    if not request.user.has_perm("blog.view_article"):
        raise PermissionDenied
