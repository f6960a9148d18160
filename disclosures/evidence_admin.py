"""Evidence files in the admin: taken in, listed, handed out to whoever may see them, and erased for a reason."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from disclosures import evidence
from disclosures.ledger_forms import ErasureForm
from disclosures.ledger_pages import may_erase
from disclosures.models import ClaimAnswer, EvidenceFile
from disclosures.times import both
from lib.csp import NONE

POLICY = {"default-src": [NONE], "sandbox": []}  # should a browser show it all the same


class EvidenceForm(forms.ModelForm):
    class Meta:
        model = EvidenceFile
        fields = ["file"]
        help_texts = {"file": _("PDF, PNG, JPEG, WebP, text or CSV, 10 MB at most. Readers never see it.")}

    def clean_file(self):
        evidence.check(self.cleaned_data["file"])
        self.cleaned_data["file"].seek(0)
        return self.cleaned_data["file"]

    def save(self, commit=True):
        return evidence.take_in(self.cleaned_data["file"], by=self.user)

    def save_m2m(self):
        """Nothing: the admin calls it after every form."""


@admin.register(EvidenceFile)
class EvidenceFileAdmin(admin.ModelAdmin):
    form = EvidenceForm
    list_note = _("What proves the claims of your articles. Kept in private: only people with an account get it.")
    change_form_template = "admin/disclosures/evidence/change_form.html"
    list_display = ["name", "kind", "weight", "uploaded_by_name", "uploaded_at", "state"]
    search_fields = ["name", "sha256"]
    date_hierarchy = "uploaded_at"
    fields = ["name", "way", "kind", "weight", "sha256", "uploaded_by_name", "uploaded_at", "used_for"]
    erased_fields = ["name", "erasure", "kind", "weight", "sha256", "uploaded_by_name", "uploaded_at", "used_for"]
    readonly_fields = [*fields, "erasure"]

    @property
    def list_tools(self):
        return [(_("Erasing and keeping"), reverse("admin:disclosures_ledgerentry_erasures"))]

    def get_urls(self):
        rows = {"download": self.download, "erase": self.erase}
        own = [
            path(f"<int:pk>/{key}/", self.admin_site.admin_view(view), name=f"disclosures_evidencefile_{key}")
            for key, view in rows.items()
        ]
        return [*own, *super().get_urls()]

    def download(self, request, pk):
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            response = evidence.answer(_row(pk))
        except FileNotFoundError as error:
            raise Http404 from error
        response.csp_alone = POLICY
        return response

    def erase(self, request, pk):
        """Asks first, and says what stays."""
        if not may_erase(request):
            raise PermissionDenied
        row = _row(pk)
        form = ErasureForm(request.POST or None)
        back = HttpResponseRedirect(reverse("admin:disclosures_evidencefile_change", args=[row.pk]))
        if row.erased_at:
            return back
        if request.method == "POST" and form.is_valid() and self._erased(request, row, form):
            return back
        context = {"row": row, "form": form, "answers": _answers(row), "title": _("Erase an evidence file")}
        around = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, "admin/disclosures/evidence/erase.html", around | context)

    def _erased(self, request, row, form):
        try:
            evidence.erase(row, reason=form.cleaned_data["reason"], by=request.user)
        except OSError:
            form.add_error(
                None, _("The file could not be deleted: the server may not write there. Nothing has changed.")
            )
            return False
        messages.success(request, _("The file is erased. Its fingerprint and your reason stay on the record."))
        return True

    def get_fields(self, request, obj=None):
        if obj is None:
            return ["file"]
        return self.erased_fields if obj.erased_at else self.fields

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["may_erase"] = obj is not None and not obj.erased_at and may_erase(request)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def save_model(self, request, obj, form, change):
        """The form has taken the file in already, or found it here."""

    def response_add(self, request, obj, post_url_continue=None):
        return HttpResponseRedirect(reverse("admin:disclosures_evidencefile_change", args=[obj.pk]))

    @admin.display(description=_("file"))
    def way(self, row):
        address = reverse("admin:disclosures_evidencefile_download", args=[row.pk])
        return format_html('<a href="{}">{}</a>', address, _("Save the file"))

    @admin.display(description=_("kind"), ordering="content_type")
    def kind(self, row):
        return evidence.NAMES.get(row.content_type, row.content_type)

    @admin.display(description=_("size"), ordering="size")
    def weight(self, row):
        return filesizeformat(row.size)

    @admin.display(description=_("state"), ordering="erased_at")
    def state(self, row):
        return _("Erased") if row.erased_at else _("Kept")

    @admin.display(description=_("erased"))
    def erasure(self, row):
        return format_html("<p>{} {}</p><p>{}</p>", both(row.erased_at), row.erased_by_name, row.erased_because)

    @admin.display(description=_("proves"))
    def used_for(self, row):
        words = format_html_join("", "<p>{}</p>", ((str(answer),) for answer in _answers(row)))
        return words or self.get_empty_value_display()

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def _row(pk):
    row = EvidenceFile.objects.filter(pk=min(pk, 2**62)).first()
    if row is None:
        raise Http404
    return row


def _answers(row):
    """The expressions that the file proves."""
    return list(ClaimAnswer.objects.filter(file=row).order_by("pk"))
