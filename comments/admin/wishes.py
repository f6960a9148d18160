"""What a moderator asks for, read from the forms of the desk: the verb, the comments, and the states that were on the page."""

from django import forms
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from comments.verbs import BY_STATE
from guard.rows import NumbersField, PairsField
from lib.text import is_number


class WishForm(forms.Form):
    """The list: a verb for one row ("approved:12") or for the chosen ones ("approved"), or for all pages of it."""

    decide = forms.CharField(max_length=30)
    seen = PairsField(states=BY_STATE, required=False)
    across = forms.CharField(required=False, max_length=40)  # when the page was shown

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[ACTION_CHECKBOX_NAME] = NumbersField(required=False)

    def clean_decide(self):
        state, _colon, number = self.cleaned_data["decide"].partition(":")
        if state not in BY_STATE or (number and not is_number(number)):
            raise ValidationError(_("This page was sent incompletely. Please try again."), code="verb")
        return state, int(number) if number else None

    def clean_across(self):
        """When the page was shown, for a verb that is meant for all pages."""
        typed = self.cleaned_data["across"]
        try:
            instant = parse_datetime(typed)
        except ValueError:
            instant = None
        if typed and (instant is None or instant.tzinfo is None):
            raise ValidationError(_("This page was sent incompletely. Please try again."), code="across")
        return instant

    @property
    def until(self):
        is_for_one = self.cleaned_data["decide"][1] is not None
        return None if is_for_one else self.cleaned_data["across"]

    @property
    def state(self) -> str:
        return self.cleaned_data["decide"][0]

    def wanted(self) -> dict[int, str]:
        """The comments that the verb is for, each with the state in which it was seen."""
        seen, one = self.cleaned_data["seen"], self.cleaned_data["decide"][1]
        chosen = self.cleaned_data[ACTION_CHECKBOX_NAME] if one is None else [one]
        return {number: seen[number] for number in chosen if number in seen}

    def next_row(self) -> int | None:
        """The row to go on with: the first after those that were decided, or the last before them."""
        rows, wanted = list(self.cleaned_data["seen"]), self.wanted()
        last = max((rows.index(number) for number in wanted), default=-1)
        after = [row for row in rows[last + 1 :] if row not in wanted]
        before = [row for row in rows[: last + 1] if row not in wanted]
        return next(iter(after), None) or next(reversed(before), None)
