"""The form of one ad in the place of another, and the places that were ticked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.ad_swaps import Tick
from blog.replacing_form import is_number
from blog.sources import SOURCES
from disclosures.models import Creative

KEYS = frozenset(source.key for source in SOURCES)


class SwapForm(forms.Form):
    old = forms.ModelChoiceField(Creative.objects.all(), label=_("Ad to be replaced"))
    new = forms.ModelChoiceField(Creative.objects.all(), label=_("New ad"))

    def clean(self):
        typed = super().clean()
        if typed.get("old") and typed.get("old") == typed.get("new"):
            self.add_error("new", forms.ValidationError(_("Choose two different ads."), code="same"))
        return typed


class SpotsForm(forms.Form):
    """The chosen places, each as source.number of the row.number of the place.seal."""

    hit = forms.MultipleChoiceField(required=False)

    def __init__(self, data):
        super().__init__(data)
        self.fields["hit"].valid_value = lambda value: self._tick(value) is not None

    @staticmethod
    def _tick(value):
        parts = value.split(".")
        if len(parts) != 4 or parts[0] not in KEYS or not (is_number(parts[1]) and is_number(parts[2])):
            return None
        return Tick(parts[0], int(parts[1]), int(parts[2]), parts[3])

    def ticks(self):
        return [self._tick(value) for value in self.cleaned_data["hit"]]
