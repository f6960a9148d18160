"""The questions that the ledger answers, as forms: what was shown at a moment, and what belongs into an export."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosures import networks
from disclosures.models import Programme
from lib.text import is_blank


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class ClockInput(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M:%S", attrs={"step": 1})


class MomentForm(forms.Form):
    """A day and a time of the site's clock."""

    day = forms.DateField(label=_("Day"), widget=DayInput)
    clock = forms.TimeField(label=_("Time"), widget=ClockInput)

    def clean_day(self):
        return in_calendar(self.cleaned_data["day"])

    def moment(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["clock"]))


class PeriodForm(forms.Form):
    """What an advertiser asks for: a network or one of its programmes, and the days from the first to the last."""

    network = forms.ChoiceField(label=_("Network"), required=False)
    programme = forms.ModelChoiceField(
        label=_("Programme"), required=False, queryset=Programme.objects.all(), empty_label=_("All programmes")
    )
    first = forms.DateField(label=_("First day"), widget=DayInput)
    last = forms.DateField(label=_("Last day"), widget=DayInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["network"].choices = [("", _("All networks")), *networks.choices()]

    def clean_first(self):
        return in_calendar(self.cleaned_data["first"])

    def clean_last(self):
        return in_calendar(self.cleaned_data["last"])

    def clean(self):
        cleaned = super().clean()
        if {"first", "last"} <= cleaned.keys() and cleaned["first"] > cleaned["last"]:
            self.add_error("last", _("The last day is before the first."))
        return cleaned

    def period(self) -> tuple[datetime, datetime]:
        """From the first moment of the first day to the first moment after the last."""
        first, last = self.cleaned_data["first"], self.cleaned_data["last"] + timedelta(days=1)
        return timezone.make_aware(datetime.combine(first, time.min)), timezone.make_aware(
            datetime.combine(last, time.min)
        )


class AddressesForm(forms.Form):
    network = forms.ChoiceField(label=_("Network"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["network"].choices = [("", _("All networks")), *networks.choices()]


class ErasureForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the ledger with your name and the time."),
    )

    def clean_reason(self):
        reason = " ".join(self.cleaned_data["reason"].split())
        if is_blank(reason):
            raise forms.ValidationError(_("Nothing of this can be seen. Write a text."))
        return reason


def in_calendar(day):
    """A day whose neighbours every clock knows."""
    if not 1990 <= day.year <= 2200:
        raise forms.ValidationError(_("Choose a day between 1990 and 2200."))
    return day
