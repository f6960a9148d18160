"""One person's data in the admin: find it, hand it out, erase it; below, what was handed out and erased before."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from config.privacy import finding, handling, kinds
from config.privacy.forms import EraseForm, PersonForm, SoughtForm
from config.privacy.models import Receipt
from disclosures.read_only import ReadOnlyAdmin
from lib import spreadsheet

PERMISSION = "privacy.handle_person"
FOUND = _("Data of one person")
FILES = {
    "json": lambda name, found: _file(f"{name}.json", "application/json", handling.as_json(found)),
    "html": lambda name, found: _file(
        f"{name}.html", "text/html; charset=utf-8", handling.as_html(found, timezone.localtime())
    ),
    "csv": lambda name, found: spreadsheet.answer(name, handling.as_rows(found)),
}


@admin.register(Receipt)
class ReceiptAdmin(ReadOnlyAdmin):
    """The list of what was done is the screen on which a person is looked for."""

    list_note = _("Find, hand out and erase everything that the site keeps of one person. Below: what was done so far.")
    change_list_template = "admin/privacy/people.html"
    list_display = ["at", "done", "numbers", "note", "by_name"]
    list_display_links = None
    list_per_page = 50
    fields = readonly_fields = ["at", "done", "numbers", "note", "by_name"]

    def get_urls(self):
        urls = [
            path("person/", self._guarded(self.person), name="privacy_person"),
            path("person/export/", self._guarded(self.export), name="privacy_export"),
            path("person/erase/", self._guarded(self.erase), name="privacy_erase"),
        ]
        return [*urls, *super().get_urls()]

    def _guarded(self, view):
        """The right first; and a person is named in a form alone, never in an address."""

        def guarded(request):
            if not request.user.has_perm(PERMISSION):
                raise PermissionDenied
            return view(request) if request.method == "POST" else redirect("admin:privacy_receipt_changelist")

        return self.admin_site.admin_view(guarded)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"sought": SoughtForm(), **(extra_context or {})})

    def person(self, request):
        """Everything of the person, and the other spellings under which more may stand."""
        typed = SoughtForm(request.POST) if "sought" in request.POST else None
        if typed and not typed.is_valid():
            return self._page(request, "admin/privacy/person.html", {"title": FOUND, "sought": typed})
        sought = finding.sought(typed.cleaned_data["sought"]) if typed else finding.Sought(_person(request))
        found = finding.everything(sought.person)
        context = {
            "title": FOUND,
            "sought": typed or SoughtForm(),
            "person": sought.person,
            "similar": sought.similar,
            "kinds": [(one.kind, [_shortened(*pair) for pair in one.tables]) for one in found],
            "before": [(receipt, told(receipt.counts)) for receipt in handling.before(sought.person)],
            "is_colleague": finding.is_colleague(sought.person),
        }
        return self._page(request, "admin/privacy/person.html", context)

    def export(self, request):
        person = _person(request)
        write = FILES.get(request.POST.get("as"), FILES["json"])
        found = [one for one in finding.everything(person) if one.kind.is_certain]
        handling.note_export(person, found, by=request.user)
        return write(f"personal-data-{timezone.localdate():%Y-%m-%d}", found)

    def erase(self, request):
        """Choices for each kind; what they do, once more in words; and only from that page it is done."""
        person, is_sent = _person(request), "seen" in request.POST
        found = finding.everything(person)
        fresh = {"seen": finding.fingerprint(found)}
        form = EraseForm(request.POST if is_sent else None, found=found, initial=fresh)
        if not (is_sent and form.is_valid()) or "back" in request.POST:
            return self._choices(request, person, form)
        if form.cleaned_data["seen"] != fresh["seen"]:
            return self._overtaken(request, person, found, form)
        if "sure" not in request.POST:
            context = {"title": _("Erase this data?"), "person": person, "form": form}
            return self._page(request, "admin/privacy/erase_sure.html", context)
        return self._erase(request, person, found, form)

    def _choices(self, request, person, form, *, is_overtaken=False):
        context = {
            "title": _("Erase the data of one person"),
            "person": person,
            "form": form,
            "is_overtaken": is_overtaken,
        }
        return self._page(request, "admin/privacy/erase.html", context)

    def _overtaken(self, request, person, found, form):
        known = {**form.cleaned_data, "seen": finding.fingerprint(found)}
        return self._choices(request, person, EraseForm(found=found, initial=known), is_overtaken=True)

    def _erase(self, request, person, found, form):
        typed = form.cleaned_data
        try:
            handling.erase(person, form.chosen, by=request.user, seen=typed["seen"], note=typed["note"])
        except handling.Overtaken:
            return self._overtaken(request, person, finding.everything(person), form)
        messages.success(request, _("It is done. The first line below is all that is kept of it."))
        return redirect("admin:privacy_receipt_changelist")

    def _page(self, request, template, context):
        around = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, template, {**around, **context})

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(PERMISSION)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    @admin.display(description=_("what was done"), ordering="action")
    def done(self, receipt):
        return receipt.get_action_display()

    @admin.display(description=_("numbers"))
    def numbers(self, receipt):
        return format_html_join(", ", "{}", ((line,) for line in told(receipt.counts)))


def told(counts) -> list[str]:
    """What was done with how many rows of each kind, in words."""
    return [
        f"{kinds.BY_KEY[kind].name}: {_choice(kind, choice)} {number}".replace("  ", " ")
        for kind, done in counts.items()
        for choice, number in done.items()
        if kind in kinds.BY_KEY
    ]


def _choice(kind, key):
    named = {choice.key: choice.name for choice in kinds.BY_KEY[kind].choices}
    return named.get(key, "")


def _file(name, kind, text):
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(text, content_type=kind, headers=headers)


def _person(request):
    form = PersonForm(request.POST)
    if not form.is_valid():
        raise PermissionDenied
    return form.person


def _shortened(table, rows):
    shown = rows[: finding.SHOWN]
    return table, handling.told(table, shown), len(rows) - len(shown)
