"""The page on which the owner sets for how long everything is kept."""

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from config.privacy import periods
from config.privacy.period_rows import PERIODS
from lib import signing


class DaysField(forms.IntegerField):
    def __init__(self, row):
        self.row = row
        super().__init__(
            label=row.name,
            required=False,
            min_value=1,
            validators=[MaxValueValidator(periods.MOST_DAYS)],
            widget=forms.NumberInput(attrs={"min": 1, "max": periods.MOST_DAYS, "class": "period-days"}),
            error_messages={"invalid": _("Write a whole number of days, or leave the field empty.")},
        )


class PeriodsForm(forms.Form):
    """A field for each row that is set here. `seen` proves that what these days delete was looked at."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        for row in PERIODS:
            if row.fixed is None:
                self.fields[row.key] = DaysField(row)

    @property
    def days(self) -> dict[str, int | None]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    @property
    def sight(self) -> str:
        """What `seen` holds once the numbers of exactly these days have been shown."""
        return signing.digest(repr(sorted(self.days.items())), purpose="periods")

    @property
    def was_seen(self) -> bool:
        return self.cleaned_data["seen"] == self.sight
