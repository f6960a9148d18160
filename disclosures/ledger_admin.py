"""The ledger in the admin: a list to read, a row in words, and the way to its pages."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from disclosures import ledger_subjects
from disclosures.ledger_causes import CAUSES
from disclosures.ledger_erasures import LedgerErasures
from disclosures.ledger_reading import stretches
from disclosures.ledger_words import ad_name, audit_words, decision_words, detail_lines, mark_rows, state_rows
from disclosures.models import LedgerEntry
from disclosures.times import both

EMPTY = "—"  # as the admin writes it


class CauseFilter(admin.SimpleListFilter):
    title = _("cause")
    parameter_name = "cause"

    def lookups(self, request, model_admin):
        return CAUSES.items()

    def queryset(self, request, queryset):
        return queryset.filter(cause=self.value()) if self.value() else queryset


class SubjectFilter(admin.SimpleListFilter):
    title = _("kind of place")
    parameter_name = "subject"

    def lookups(self, request, model_admin):
        return ledger_subjects.choices()

    def queryset(self, request, queryset):
        return queryset.filter(ledger_subjects.told_of(self.value())) if self.value() else queryset


class LedgerList(ChangeList):
    """What a list shows of its rows, and nothing of their long columns."""

    def get_queryset(self, request, exclude_parameters=None):
        rows = super().get_queryset(request, exclude_parameters)
        return rows.only("at", "address", "subject", "source", "cause", "actor", "language")


@admin.register(LedgerEntry)
class LedgerEntryAdmin(LedgerErasures):
    list_note = _("What readers were told, and when: written with every change, and never changed or deleted.")
    change_list_template = "admin/disclosures/ledger/list.html"
    change_form_template = "admin/disclosures/ledger/change_form.html"
    list_display = ["at", "address", "subject_name", "cause_name", "actor", "language_name"]
    list_filter = [SubjectFilter, CauseFilter]
    search_fields = ["address"]
    date_hierarchy = "at"
    list_per_page = 50
    show_full_result_count = False
    fieldsets = [
        (None, {"fields": ["written", "shown_since", "cause_name", "actor", "subject_name"]}),
        (_("Page"), {"fields": ["address", "revision", "openness"]}),
        (_("What readers were told"), {"fields": ["marks_shown", "ads_shown", "variants_shown"]}),
        (_("Decisions in force"), {"fields": ["decisions_shown", "waivers_shown", "audit_shown", "detail_shown"]}),
        (
            _("Fingerprints"),
            {"fields": ["html_sha256", "snapshot_sha256", "rules", "states_shown", "previous", "seal"]},
        ),
    ]
    readonly_fields = [name for _title, options in fieldsets for name in options["fields"]]

    def get_changelist(self, request, **kwargs):
        return LedgerList

    @admin.display(description=_("kind of place"), ordering="subject")
    def subject_name(self, row):
        return ledger_subjects.described(row)

    @admin.display(description=_("cause"), ordering="cause")
    def cause_name(self, row):
        return CAUSES.get(row.cause, row.cause)

    @admin.display(description=_("language"), ordering="language")
    def language_name(self, row):
        return dict(settings.LANGUAGES).get(row.language, row.language)

    @admin.display(description=_("written"))
    def written(self, row):
        return both(row.at)

    @admin.display(description=_("shown since"))
    def shown_since(self, row):
        return both(row.since or row.at)

    @admin.display(description=_("open to readers"))
    def openness(self, row):
        found = stretches(row)
        return format_html_join("", "<p>{} – {}</p>", ((both(one.since), both(one.until)) for one in found)) or _("No")

    @admin.display(description=_("marks"))
    def marks_shown(self, row):
        return format_html_join("", "<p><strong>{}</strong> {}</p>", mark_rows(row.marks)) or EMPTY

    @admin.display(description=_("ads"))
    def ads_shown(self, row):
        return _listed(ad_name(ad) for ad in row.ads or row.inventory.get("ads", []))

    @admin.display(description=_("what it becomes by itself"))
    def variants_shown(self, row):
        return _listed(both(one.since) for one in stretches(row) if one.number)

    @admin.display(description=_("decisions in force"))
    def decisions_shown(self, row):
        return _listed(decision_words(one) for one in row.decisions)

    @admin.display(description=_("waivers in force"))
    def waivers_shown(self, row):
        return _listed(decision_words(one) for one in row.waivers)

    @admin.display(description=_("result of the audit"))
    def audit_shown(self, row):
        return audit_words(row.audit) or EMPTY

    @admin.display(description=_("further particulars"))
    def detail_shown(self, row):
        return _listed(detail_lines(row.detail))

    @admin.display(description=_("state of rules and of own rows"))
    def states_shown(self, row):
        lines = state_rows(row.states)
        return format_html_join("", "<p>{}<br><code>{}</code></p>", lines) or EMPTY


def _listed(lines):
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines)) or EMPTY
