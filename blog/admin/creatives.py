"""What the editor shows of creatives: the words that readers see, and never a network's own code or pictures."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import reverse

from disclosures import code_checks, networks
from disclosures.models import Creative
from disclosures.notices import Wordings, label_text


def choices(request):
    """The creatives that the editor offers, newest first."""
    if not request.user.has_perm("disclosures.view_creative"):
        raise PermissionDenied
    wordings = Wordings.load()
    may_change = request.user.has_perm("disclosures.change_creative")
    rows = Creative.objects.order_by("-pk")
    return JsonResponse({"creatives": [_row(creative, wordings, may_change=may_change) for creative in rows]})


def _row(creative, wordings, *, may_change):
    has_code = creative.kind in (Creative.Kind.TEXT, Creative.Kind.BANNER)
    return {
        "id": creative.pk,
        "name": creative.name,
        "label": label_text(creative.language, creative.relationship, wordings, creative.label),
        "network": networks.name_of(creative.network),
        "form": creative.kind,
        "kind": creative.get_kind_display(),
        "above": creative.copy,
        "inside": code_checks.words(creative.code)
        if has_code
        else creative.button_text or creative.product.get("name"),
        "size": code_checks.banner_size(creative.code) if has_code else "",
        "below": creative.terms,
        "change": reverse("admin:disclosures_creative_change", args=[creative.pk]) if may_change else "",
    }
