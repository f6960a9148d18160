"""What was chosen in the list: the messages, each with the state in which it was seen there."""

from django import forms
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.utils.translation import gettext_lazy as _

from contact.models import Message

TAKE = "take"  # the verb that gives the chosen messages to whoever presses it


class PairsField(forms.Field):
    """Hidden fields “number:state”, one for each row of the page."""

    widget = forms.MultipleHiddenInput

    def to_python(self, values):
        pairs = [value.partition(":") for value in values or []]
        if not all(is_number(number) and state in Message.State.values for number, _colon, state in pairs):
            raise forms.ValidationError(_("This page was sent incompletely. Please try again."), code="pairs")
        return {int(number): state for number, _colon, state in pairs}


class NumbersField(forms.Field):
    widget = forms.MultipleHiddenInput

    def to_python(self, values):
        return [int(value) for value in values or [] if is_number(value)]


class ChosenForm(forms.Form):
    """The verb is a state to move to, or TAKE."""

    verb = forms.ChoiceField(choices=[*Message.State.choices, (TAKE, "")])
    seen = PairsField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[ACTION_CHECKBOX_NAME] = NumbersField(required=False)

    def wanted(self) -> dict[int, str]:
        seen = self.cleaned_data["seen"]
        return {number: seen[number] for number in self.cleaned_data[ACTION_CHECKBOX_NAME] if number in seen}


def is_number(text):
    return text.isascii() and text.isdigit() and len(text) <= 18
