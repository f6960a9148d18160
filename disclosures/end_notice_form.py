"""The form of a network's end notice: the pasted text, then the programmes that end and their last moment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosures.end_notices import MOST_CHARACTERS
from disclosures.forms import UNTIL
from disclosures.models import Programme
from disclosures.window_fields import EndField
from lib.text import is_number

MOST_FOUND = 1000


class PastedNoticeForm(forms.Form):
    text = forms.CharField(
        label=_("The notice of the network"),
        max_length=MOST_CHARACTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "class": "vLargeTextField"}),
        help_text=_("A mail, a table, a CSV file: paste it as it is. Programmes are found by their ids."),
    )


class ProgrammesField(forms.ModelMultipleChoiceField):
    def clean(self, value):
        return super().clean([one for one in value or () if is_number(one, digits=15)])


class EndForm(forms.Form):
    """What is confirmed. The end has to be typed where the notice names none."""

    programmes = ProgrammesField(
        Programme.objects.all(),
        label=_("Programmes that end"),
        error_messages={"required": _("Tick at least one programme.")},
    )
    ends_at = EndField(label=_("Last day"), help_text=UNTIL)

    @property
    def found(self):
        """The programmes that the notice named, as the page carries them along."""
        listed = self.data.get("found", "").split()[:MOST_FOUND]
        return [int(one) for one in listed if is_number(one, digits=15)]

    def clean_ends_at(self):
        instant = self.cleaned_data["ends_at"]
        if instant is None:
            raise forms.ValidationError(_("Write the last day on which the ads may be shown."), code="required")
        return instant
