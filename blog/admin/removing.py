"""What the admin asks before an article goes: what goes with it, told in numbers to whoever may delete the article."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html


class RemovingAdmin(admin.ModelAdmin):
    """A row that takes with it what others wrote below it, such as comments.

    Whether it may go is a question of its own permission alone: comments belong to their article, and an editor who may
    not read them could never delete an article that has one. The question counts them and shows none.
    """

    def get_deleted_objects(self, objs, request):
        _nested, counts, _lacking, protected = super().get_deleted_objects(objs, request)
        named = [format_html('<a href="{}">{}</a>', self._address(row), row) for row in objs]
        known = {model._meta.verbose_name_plural for model in self.admin_site._registry}
        told = {name: count for name, count in counts.items() if name in known}
        lacking = {self.opts.verbose_name for row in objs if not self.has_delete_permission(request, row)}
        return named, told, lacking, protected

    def _address(self, row):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])
