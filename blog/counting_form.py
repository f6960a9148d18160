"""What somebody asks of the counts: by what, over how long, and of which article or programme alone."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property

from disclosures.counting_report import BY_KEY, GROUPINGS, PERIODS, Period

MOST = 2**63 - 1


class ReportForm(forms.Form):
    """Anything that makes no sense counts as not asked."""

    by = forms.ChoiceField(choices=[(row.key, row.name) for row in GROUPINGS], required=False)
    days = forms.TypedChoiceField(choices=[(days, days) for days in PERIODS], coerce=int, required=False)
    article = forms.IntegerField(min_value=1, max_value=MOST, required=False)
    programme = forms.IntegerField(min_value=1, max_value=MOST, required=False)

    @cached_property
    def asked(self):
        self.is_valid()
        found = {name: value for name, value in self.cleaned_data.items() if value}
        return {"by": GROUPINGS[0].key, "days": PERIODS[0]} | found

    @property
    def grouping(self):
        return BY_KEY[self.asked["by"]]

    @cached_property
    def period(self):
        return Period(self.asked["days"])

    @property
    def only(self):
        """The condition that leaves one article or one programme."""
        condition = Q()
        if "article" in self.asked:
            condition &= Q(placement__source="article", placement__source_id=self.asked["article"])
        if "programme" in self.asked:
            condition &= Q(placement__programme=self.asked["programme"])
        return condition

    def query(self, **other):
        """The address of this report with something else asked."""
        return "?" + urlencode(self.asked | other)

    def closer(self, group):
        """The report on what one group holds; nothing where there is nothing closer to see."""
        if self.grouping.key == "article" and group.values[0] == "article":
            return self.query(by="position", article=group.values[1])
        if self.grouping.key == "programme" and group.values[0]:
            return self.query(by="article", programme=group.values[0])
        return ""

    @property
    def narrowed(self):
        """Whether it is about one article or programme alone, and the address of the report on all."""
        rest = {name: value for name, value in self.asked.items() if name not in ("article", "programme")}
        return "" if rest == self.asked else "?" + urlencode(rest)
