"""What was chosen in the list: the messages, each with the state in which it was seen there."""

from django import forms
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from contact.models import Message
from guard.rows import NumbersField, PairsField

TAKE = "take"  # the verb that gives the chosen messages to whoever presses it


class ChosenForm(forms.Form):
    """The verb is a state to move to, or TAKE."""

    verb = forms.ChoiceField(choices=[*Message.State.choices, (TAKE, "")])
    seen = PairsField(states=Message.State.values, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[ACTION_CHECKBOX_NAME] = NumbersField(required=False)

    def wanted(self) -> dict[int, str]:
        seen = self.cleaned_data["seen"]
        return {number: seen[number] for number in self.cleaned_data[ACTION_CHECKBOX_NAME] if number in seen}
