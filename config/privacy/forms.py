"""What somebody types on the screens about personal data."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from config.privacy.finding import Found
from config.privacy.kind import Choice
from config.privacy.person import Person
from lib import text

MOST = 50  # spellings or numbers of one person


class PlainForm(forms.Form):
    """No colon stands after a label."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class SoughtForm(PlainForm):
    sought = forms.CharField(
        label=_("E-mail address, reference number or name"),
        max_length=254,
        error_messages={"required": _("Type an address, a number such as C-7K3F9Q, or a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "size": 40}),
    )

    def clean_sought(self):
        sought = self.cleaned_data["sought"]
        if text.is_blank(sought):
            raise ValidationError(self.fields["sought"].error_messages["required"], code="required")
        name, at, host = unicodedata.normalize("NFKC", sought).rpartition("@")
        if at and not (name and host):
            raise ValidationError(_("Type the whole address: a part of it could be anybody's."), code="part")
        return sought


class ManyField(forms.Field):
    """Several short texts under one name."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        found = [one for one in value or [] if one]
        if len(found) > MOST or any(len(one) > 254 or "\0" in one for one in found):
            raise ValidationError(_("That is no person."), code="invalid")
        return frozenset(found)


class PersonForm(forms.Form):
    """The person as one screen hands them to the next."""

    address = ManyField(required=False)
    reference = ManyField(required=False)

    @property
    def person(self) -> Person:
        return Person(self.cleaned_data["address"], self.cleaned_data["reference"])


class EraseForm(PlainForm):
    """One choice for each kind that was found. `seen` tells which rows the choices were about."""

    seen = forms.CharField(max_length=32, widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Note"),
        max_length=200,
        required=False,
        help_text=_("For your records: who asked, and how you made sure of it. Without the address, which goes."),
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )

    def __init__(self, *args, found: list[Found], **kwargs):
        super().__init__(*args, **kwargs)
        for one in found:
            self.fields[f"do_{one.kind.key}"] = ChoiceOfKind(one)
        self.order_fields([*(f"do_{one.kind.key}" for one in found), "note"])

    def clean_note(self):
        if "@" in self.cleaned_data["note"]:
            raise ValidationError(
                _("An address must not stand here: it would be the one thing that stays."), code="address"
            )
        return self.cleaned_data["note"]

    @property
    def summary(self) -> list[tuple[Found, Choice]]:
        """What was chosen, kind by kind, as it is asked about once more."""
        fields = [self.fields[f"do_{key}"] for key in self.chosen]
        return [
            (field.found, next(one for one in field.found.kind.choices if one.key == chosen))
            for field, chosen in zip(fields, self.chosen.values(), strict=True)
        ]

    @property
    def chosen(self) -> dict[str, str]:
        return {name[3:]: value for name, value in self.cleaned_data.items() if name.startswith("do_")}


class ChoiceOfKind(forms.ChoiceField):
    widget = forms.RadioSelect

    def __init__(self, found: Found):
        self.found = found
        choices = [(choice.key, choice.name) for choice in found.kind.choices]
        super().__init__(label=found.kind.name, choices=choices, initial=choices[0][0])
