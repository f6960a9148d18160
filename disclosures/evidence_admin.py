"""Evidence files in the admin: taken in, listed, and handed out to whoever may see them."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from disclosures import evidence
from disclosures.models import EvidenceFile
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
    list_display = ["name", "kind", "weight", "uploaded_by_name", "uploaded_at"]
    search_fields = ["name", "sha256"]
    date_hierarchy = "uploaded_at"
    fields = ["name", "way", "kind", "weight", "sha256", "uploaded_by_name", "uploaded_at"]
    readonly_fields = fields

    def get_urls(self):
        view = self.admin_site.admin_view(self.download)
        return [path("<int:pk>/download/", view, name="disclosures_evidencefile_download"), *super().get_urls()]

    def download(self, request, pk):
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = EvidenceFile.objects.filter(pk=min(pk, 2**62)).first()
        try:
            response = evidence.answer(row)
        except (AttributeError, FileNotFoundError) as error:
            raise Http404 from error
        response.csp_alone = POLICY
        return response

    def get_fields(self, request, obj=None):
        return self.fields if obj else ["file"]

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

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
        return row.content_type

    @admin.display(description=_("size"), ordering="size")
    def weight(self, row):
        return filesizeformat(row.size)

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
