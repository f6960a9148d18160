"""The block lists at the desk."""

from django.contrib import admin
from django.urls import reverse_lazy
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from guard import blocking
from guard.block_form import BlockForm, NewBlocksForm
from guard.models import Block
from guard.sought import PrivateSearch


@admin.register(Block)
class BlockAdmin(PrivateSearch, admin.ModelAdmin):
    """Entries are added several at once and removed; what an entry names is never rewritten."""

    list_note = _(
        "What is named here is stored as spam, without a mail to you. The sender sees the same receipt as everybody. "
        "Nothing is lost: look under “Spam” in comments and messages now and then."
    )
    list_tools = [(_("How the guard decides"), reverse_lazy("admin:guarding"))]
    list_display = ["named", "kind", "scope", "note", "met", "added"]
    list_filter = ["kind", "scope"]
    list_select_related = ["added_by"]
    list_per_page = 50
    search_fields = ["value", "note"]
    readonly_fields = ["named", "kind", "hits", "last_hit_at", "added_by", "added_at", "until"]

    def get_queryset(self, request):
        """Whoever may not see addresses does not meet their entries, neither in lists nor by searching."""
        rows = super().get_queryset(request)
        return rows if request.user.has_perm("guard.view_email") else rows.exclude(kind=Block.Kind.ADDRESS)

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, form=BlockForm if obj else NewBlocksForm, **kwargs)

    def get_fields(self, request, obj=None):
        return (
            ["named", "kind", "scope", "note", *self.readonly_fields[2:]]
            if obj
            else ["kind", "values", "scope", "note"]
        )

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
            return
        typed = form.cleaned_data
        rows = [
            blocking.block(typed["kind"], value, typed["scope"], by=request.user, note=typed["note"])
            for value in typed["values"]
        ]
        obj.pk, obj.value = rows[0].pk, rows[0].value

    @admin.display(description=_("what is blocked"), ordering="value")
    def named(self, row):
        if row.kind == Block.Kind.NETWORK:
            until = _("until %(day)s") % {"day": _day(row.until)}
            return format_html("<code>{}…</code> {}", row.value[:8], until)
        return format_html("<bdi>{}</bdi>", row.value)

    @admin.display(description=_("hits"), ordering="hits")
    def met(self, row):
        if not row.hits:
            return "–"
        last = _("last on %(day)s") % {"day": _day(row.last_hit_at)}
        return format_html("{}<br><small>{}</small>", number_format(row.hits, force_grouping=True), last)

    @admin.display(description=_("added at"), ordering="added_at")
    def added(self, row):
        return _day(row.added_at)


def _day(instant):
    return date_format(localtime(instant), "SHORT_DATE_FORMAT")
