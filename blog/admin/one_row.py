"""The admin of a table with one row: its list is its form."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst


class OneRowAdmin(admin.ModelAdmin):
    change_form_template = "admin/one_row.html"

    def get_model_perms(self, request):
        return {**super().get_model_perms(request), "add": False}  # no link to add a second one

    def add_view(self, request, form_url="", extra_context=None):
        if self.model.objects.exists():
            return self.changelist_view(request)
        return super().add_view(request, form_url, extra_context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        named = {"title": capfirst(self.opts.verbose_name), "subtitle": None}  # nobody adds or picks one of several
        only_one = {"show_save_and_add_another": False, **named, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, only_one)

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        row = self.model.objects.first()
        address = reverse(f"{name}_change", args=[row.pk]) if row else reverse(f"{name}_add")
        return HttpResponseRedirect(address)
