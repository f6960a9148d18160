"""The form of search and replace: what is sought, what takes its place, and where; and the hits that were ticked."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.fields import UNSEEN
from blog.finding import PLACES, Search
from blog.replacing import Tick
from lib.text import is_number

LENGTH = 500


class ExactField(forms.CharField):
    """One line as it was typed: spaces at its ends count."""

    def __init__(self, **kwargs):
        super().__init__(strip=False, max_length=LENGTH, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        if any(unicodedata.category(char) in UNSEEN for char in value):
            raise forms.ValidationError(_("Write one line, without control characters."), code="control")
        return value


class ReplacingForm(forms.Form):
    sought = ExactField(label=_("Sought text"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    put = ExactField(
        label=_("New text"),
        required=False,
        help_text=_("Empty: the sought text is taken out."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    places = forms.MultipleChoiceField(
        label=_("Where"),
        choices=list(PLACES.items()),
        initial=["title", "description", "text"],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In the text, words are found as readers see them; not across bold, links and other marks."),
        error_messages={"required": _("Choose at least one place.")},
    )
    is_exact = forms.BooleanField(label=_("Tell upper and lower case apart"), required=False, initial=True)
    is_whole = forms.BooleanField(
        label=_("Only links whose whole address is the sought text"), required=False, initial=False
    )

    def clean(self):
        typed = super().clean()
        if typed.get("sought") and typed["sought"] == typed.get("put"):
            self.add_error("put", forms.ValidationError(_("Both texts are the same."), code="same"))
        return typed

    def search(self):
        return Search(**self.cleaned_data)


class ChosenForm(forms.Form):
    """What was ticked on a page, each as four parts with dots between them.

    `read` says what four parts mean; None where they mean nothing.
    """

    hit = forms.MultipleChoiceField(required=False)

    def __init__(self, data, read):
        super().__init__(data)
        self.read = read
        self.fields["hit"].valid_value = lambda value: self._tick(value) is not None

    def _tick(self, value):
        parts = value.split(".")
        return self.read(*parts) if len(parts) == 4 else None

    def ticks(self):
        return [self._tick(value) for value in self.cleaned_data["hit"]]


def chosen_hit(article, place, number, seal):
    if place not in PLACES or not (is_number(article, digits=15) and is_number(number, digits=15)):
        return None
    return Tick(int(article), place, int(number), seal)
