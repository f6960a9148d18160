"""Form fields for windows of time: a day alone is enough, and a last day counts as a whole."""

from datetime import datetime, time, timedelta

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MIDNIGHT = time(0)
YEARS = range(2000, 2200)


class EndWidget(AdminSplitDateTime):
    """Shows the end of a day as that day, without a time."""

    def decompress(self, value):
        day, at = super().decompress(value)
        return [day - timedelta(days=1), None] if day and at == MIDNIGHT else [day, at]


class StartField(forms.SplitDateTimeField):
    """Without a time it is the beginning of the day."""

    widget = AdminSplitDateTime
    days_later = 0

    def __init__(self, **kwargs):
        super().__init__(required=False, require_all_fields=False, **kwargs)
        self.fields[1].required = False
        self.error_messages["incomplete"] = self.fields[0].error_messages["incomplete"] = _("Write the day as well.")

    def compress(self, data_list):
        day, at = data_list or (None, None)
        if not day:
            return None
        if day.year not in YEARS:
            raise forms.ValidationError(_("Write a year between 2000 and 2199."), code="year")
        if at is None:
            day, at = day + timedelta(days=self.days_later), MIDNIGHT
        return timezone.make_aware(datetime.combine(day, at))


class EndField(StartField):
    """The instant from which something is over. Without a time it is the end of the day that was typed."""

    widget = EndWidget
    days_later = 1


def ordered(form, start, end):
    """Refuse a window that ends before it begins; called in the form's `clean`."""
    values = form.cleaned_data.get(start), form.cleaned_data.get(end)
    if all(values) and values[0] >= values[1]:
        form.add_error(end, forms.ValidationError(_("The end must come after the beginning."), code="order"))
