"""What the admin of every record that texts show shares: a change reaches all of them, and what is in use stays."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from blog.admin.sources import OwnedAdmin
from blog.models import Article
from blog.rendering import expire
from blog.uses import users


def address_of(row):
    """Where a row is changed; articles and fixed pages have different forms."""
    model = row._meta.model_name
    if isinstance(row, Article) and not row.type.is_listed:
        model = "page"
    return reverse(f"admin:{row._meta.app_label}_{model}_change", args=[row.pk])


def places(kind, pk):
    """Links to the texts that show a record."""
    return [
        format_html('{}: <a href="{}">{}</a>', row._meta.verbose_name, address_of(row), row) for row in users(kind, pk)
    ]


class ShownAdmin(OwnedAdmin):
    """`use_kind` is the record's kind among those that the renderings note."""

    use_kind = ""
    readonly_fields = ["where_used"]

    @admin.display(description=_("used in"))
    def where_used(self, row):
        found = places(self.use_kind, row.pk) if row.pk else []
        if not found:
            return _("Not used yet.")
        return format_html('<ul class="where-used">{}</ul>', format_html_join("", "<li>{}</li>", zip(found)))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        expire(self.use_kind, obj.pk)

    def get_deleted_objects(self, objs, request):
        """A record that texts show counts as protected: Django's page then names the texts instead of deleting."""
        deleted, counts, permissions, protected = super().get_deleted_objects(objs, request)
        return (
            deleted,
            counts,
            permissions,
            [*protected, *(one for row in objs for one in places(self.use_kind, row.pk))],
        )
