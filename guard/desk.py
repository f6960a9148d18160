"""How rows from visitors stand in the admin: as a queue, as plain text, with addresses only for those who may see them."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from guard.sought import PrivateSearch
from guard.verdicts import told
from lib.text import excerpt


class QueueFilter(admin.SimpleListFilter):
    """Shows what waits until another state is chosen. Subclasses name the states that wait."""

    title = _("state")
    parameter_name = "state"
    waiting: tuple[str, ...]

    def lookups(self, request, model_admin):
        return [*model_admin.model.State.choices, ("all", _("All"))]

    def choices(self, changelist):
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("What waits"),
        }
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(state__in=[self.value()] if self.value() else self.waiting)


def undo_button(address, batch, label):
    """Sends the form that stands beside the messages of every page of the admin."""
    return format_html(
        '<button type="submit" form="message-form" formaction="{}" name="batch" value="{}" class="undo">{}</button>',
        address,
        batch,
        label,
    )


class VisitorAdmin(PrivateSearch, admin.ModelAdmin):
    """Rows that visitors wrote: nobody adds or rewrites them here."""

    list_per_page = 50
    date_hierarchy = "created_at"

    def has_add_permission(self, request):
        return False

    def sees_addresses(self, request):
        return request.user.has_perm(f"{self.opts.app_label}.view_email")

    def get_list_display(self, request):
        """A list is wide enough already: whoever may see addresses finds them below the names."""
        names = super().get_list_display(request)
        return ["reachable" if name == "sender" and self.sees_addresses(request) else name for name in names]

    def get_fields(self, request, obj=None):
        return self._without_addresses(request, self.fields, "address")

    def get_readonly_fields(self, request, obj=None):
        return self._without_addresses(request, self.readonly_fields, "address")

    def get_search_fields(self, request):
        return self._without_addresses(request, self.search_fields, "email")

    def lookup_allowed(self, lookup, value, request):
        """Without this, ?email__startswith=a would tell an address letter by letter."""
        asks_address = "email" in lookup.split("__") or "network_hash" in lookup
        return not (asks_address and not self.sees_addresses(request)) and super().lookup_allowed(
            lookup, value, request
        )

    def _without_addresses(self, request, names, hidden):
        return [name for name in names if name != hidden or self.sees_addresses(request)]

    @admin.display(description=_("name"), ordering="name")
    def sender(self, row):
        return format_html("<bdi>{}</bdi>", row.name)

    @admin.display(description=_("sender"), ordering="name")
    def reachable(self, row):
        return format_html("<bdi>{}</bdi><br><bdi>{}</bdi>", row.name, row.email)

    @admin.display(description=_("e-mail address"))
    def address(self, row):
        return format_html("<bdi>{}</bdi>", row.email)

    @admin.display(description=_("text"))
    def beginning(self, row):
        return format_html("<bdi>{}</bdi>", excerpt(row.body, 80))

    @admin.display(description=_("text"))
    def text(self, row):
        return plain_text(row.body)

    @admin.display(description=_("what the guard noticed"))
    def noticed(self, row):
        verdict = told(row.reasons)
        if not verdict.reasons:
            return "–"
        reasons = format_html_join("", "<li>{}</li>", ((str(reason),) for reason in verdict.reasons))
        return format_html('<ul class="noticed">{}</ul><p class="noticed-sum">{}</p>', reasons, verdict.sum)


def plain_text(text):
    """Text of a stranger, with its line breaks, and nothing in it that could act on the page around it."""
    return format_html('<pre class="visitor-text" dir="auto">{}</pre>', text)
