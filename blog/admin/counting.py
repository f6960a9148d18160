"""The report in the admin: how often ads were seen and followed, by article, ad, programme, position and network."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from blog.counted_names import about, named
from blog.counting_form import ReportForm
from blog.templatetags.counts import amount
from disclosures.counting_report import GROUPINGS, PERIODS, Numbers, change, groups, steps
from disclosures.models import DailyCount
from disclosures.read_only import ReadOnlyAdmin
from lib import plot, spreadsheet

MOST = 100  # rows on the page; the file has all of them


@admin.register(DailyCount)
class DailyCountAdmin(ReadOnlyAdmin):
    """Its list is the report; numbers are counted, never written by hand."""

    def change_view(self, request, *args, **kwargs):
        raise PermissionDenied  # a single number of a single day says nothing

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = ReportForm(request.GET)
        found = groups(form.grouping, form.period, form.only)
        names = named(form.grouping, found, request.user)
        if request.GET.get("format") == "csv":
            return spreadsheet.answer(f"ads-{form.period.first}-{form.period.last}", _file(form, found, names))
        return TemplateResponse(request, "admin/disclosures/counts.html", self._context(request, form, found, names))

    def _context(self, request, form, found, names):
        days = steps(form.period, form.only)
        now, before = (sum((getattr(group, when) for group in found), Numbers()) for when in ("now", "before"))
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Ads seen and clicked"),
            "form": form,
            "about": form.narrowed and about(form.asked, request.user),
            "tabs": [(row.name, form.query(by=row.key), row is form.grouping) for row in GROUPINGS],
            "periods": [(days, form.query(days=days), days == form.period.days) for days in PERIODS],
            "csv": form.query(format="csv"),
            "totals": list(_totals(now, before)),
            "plots": list(_plots(days)),
            "steps": days,
            "rows": list(_rows(form, found[:MOST], names)),
            "more": max(len(found) - MOST, 0),
            "has_samples": DailyCount.objects.filter(form.period.condition(), is_sample=True).exists(),
        }


def _totals(now, before):
    for name, value, unit in _kinds():
        one, other = value(now), value(before)
        yield {"name": name, "now": one, "before": other, "change": change(one or 0, other or 0), "unit": unit}


def _plots(days):
    """One plot for each kind of number, with the greatest value and the words that a listener gets."""
    for number, (title, value, unit) in enumerate(_kinds()):
        now, before = [value(day.now) or 0 for day in days], [value(day.before) or 0 for day in days]
        said = _("Greatest value: %(now)s; in the period before: %(before)s. The table below has every number.")
        text = said % {"now": amount(max(now), unit), "before": amount(max(before), unit)}
        svg = plot.bars(f"plot-{number}", now, before, title=title, description=text)
        yield {"title": title, "top": max([*now, *before]), "unit": unit, "svg": svg}


def _kinds():
    """(name, how it is read from Numbers, its unit)"""
    return (
        (_("Seen"), lambda numbers: numbers.impressions, ""),
        (_("Clicked"), lambda numbers: numbers.clicks, ""),
        (_("Clicks for 100 seen"), lambda numbers: numbers.rate, "%"),
    )


def _rows(form, found, names):
    seen = max((group.now.impressions for group in found), default=0)
    rate = max((group.now.rate or 0 for group in found), default=0)
    for group, name in zip(found, names, strict=False):
        yield {
            "name": name,
            "now": group.now,
            "change": change(group.now.impressions, group.before.impressions),
            "seen": plot.share(group.now.impressions, seen),
            "rate": plot.share(group.now.rate or 0, rate),
            "closer": form.closer(group),
        }


def _file(form, found, names):
    span = [day.isoformat() for day in (form.period.first, form.period.last)]
    yield [
        *(pgettext("period", "From"), pgettext("period", "Until"), form.grouping.column, _("Address")),
        *(_("Seen"), _("Clicked"), _("Clicks for 100 seen (%)")),
        *(_("Seen in the period before"), _("Clicked in the period before")),
    ]
    for group, name in zip(found, names, strict=True):
        rate = "" if group.now.rate is None else round(group.now.rate, 2)
        numbers = [group.now.impressions, group.now.clicks, rate, group.before.impressions, group.before.clicks]
        yield [*span, name.text, name.page, *numbers]
