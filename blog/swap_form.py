"""The form of one ad in the place of another, and the places that were ticked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.ad_swaps import Tick
from blog.sources import SOURCES
from disclosures.models import Creative
from lib.text import is_number

KEYS = frozenset(source.key for source in SOURCES)


class SwapForm(forms.Form):
    old = forms.ModelChoiceField(Creative.objects.all(), label=_("Ad to be replaced"))
    new = forms.ModelChoiceField(Creative.objects.all(), label=_("New ad"))

    def clean(self):
        typed = super().clean()
        if typed.get("old") and typed.get("old") == typed.get("new"):
            self.add_error("new", forms.ValidationError(_("Choose two different ads."), code="same"))
        return typed


def chosen_spot(source, pk, number, seal):
    """A place of an ad: the kind of its text, the numbers of the text and of the place in it, and the seal of both."""
    if source not in KEYS or not (is_number(pk, digits=15) and is_number(number, digits=15)):
        return None
    return Tick(source, int(pk), int(number), seal)
