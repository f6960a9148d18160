"""What readers search for, in the admin: how often and with how many finds, what found nothing, and what readers are shown."""

from django.contrib import admin, messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog import searches
from blog.models import SearchTerm
from blog.periods import PERIODS
from blog.search import search_url

State = SearchTerm.State
MONTH = next(row for row in PERIODS if row.key == "month")


class SpanFilter(admin.SimpleListFilter):
    """Over which period searches are counted; one of them is always chosen."""

    title = _("period")
    parameter_name = "period"

    def lookups(self, request, model_admin):
        return [(row.key, row.span) for row in PERIODS]

    def choices(self, changelist):
        chosen = self.value() or MONTH.key
        for key, name in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: key})
            yield {"selected": key == chosen, "query_string": query, "display": name}

    def queryset(self, request, queryset):
        period = next((row for row in PERIODS if row.key == self.value()), MONTH)
        return searches.asked_within(queryset, period)


class FoundFilter(admin.SimpleListFilter):
    title = _("finds")
    parameter_name = "found"

    def lookups(self, request, model_admin):
        return [("nothing", _("Found nothing")), ("something", _("Found something"))]

    def queryset(self, request, queryset):
        condition = {"nothing": {"found": 0}, "something": {"found__gt": 0}}
        return queryset.filter(**condition.get(self.value(), {}))


class DecidedFilter(admin.SimpleListFilter):
    """What the owner wants counted no more is shown when asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(State.SHOWN, State.SHOWN.label), (State.DROPPED, State.DROPPED.label)]

    def queryset(self, request, queryset):
        return queryset.filter(state=self.value()) if self.value() else queryset.exclude(state=State.DROPPED)


def decision(state, name, description):
    @admin.action(description=description, permissions=["change"])
    def action(modeladmin, request, queryset):
        terms = list(queryset)
        searches.decide(terms, state)
        for term in terms:
            modeladmin.log_change(request, term, str(state.label))
        said = ngettext("%(count)d search was changed.", "%(count)d searches were changed.", len(terms))
        modeladmin.message_user(request, said % {"count": len(terms)}, messages.SUCCESS)

    action.__name__ = name
    return action


@admin.register(SearchTerm)
class SearchTermAdmin(admin.ModelAdmin):
    """Its list is all of it: nobody writes or rewords a search."""

    list_display = ["words", "asked_column", "found_column", "state"]
    list_display_links = None
    list_filter = [SpanFilter, FoundFilter, DecidedFilter, "language"]
    list_per_page = 50
    search_fields = ["words"]
    actions = [
        decision(State.SHOWN, "show", _("Show the selected searches to readers")),
        decision(State.COUNTED, "hide", _("Show them to readers no longer, only count them")),
        decision(State.DROPPED, "drop", _("Never show or count them, and forget their numbers")),
    ]

    @property
    def list_note(self):
        listed = _(
            "Words are listed once they have been searched for %(often)d times on %(days)d different days. "
            "Choose here which of them the search page offers to readers."
        )
        rare = _("%(rare)s searches of the last month were for words that are too rare for it.")
        said = [listed % {"often": searches.OFTEN, "days": searches.DAYS}]
        if number := searches.rare():
            said.append(rare % {"rare": intcomma(number)})
        return format_html_join(" ", "{}", ((one,) for one in said))

    def has_add_permission(self, request):
        return False

    def change_view(self, request, *args, **kwargs):
        raise PermissionDenied

    def get_queryset(self, request):
        """In no order: by what the list is ordered, the filter of the period adds."""
        return SearchTerm.objects.all()

    def get_list_display(self, request):
        names = super().get_list_display(request)
        return names if request.user.has_perm("blog.add_article") else [*names[:2], "found_alone", *names[3:]]

    def get_ordering(self, request):
        return ["-asked", "words"]

    @admin.display(description=_("searched for"), ordering="asked")
    def asked_column(self, term):
        return intcomma(term.asked)

    @admin.display(description=_("finds now"), ordering="found")
    def found_column(self, term):
        """Where nothing is found, a button begins a draft with the words as its title."""
        finds, link = self._finds(term)
        if finds:
            return link
        button = '{} <button type="submit" form="message-form" formaction="{}" name="title" value="{}" class="button">{}</button>'
        return format_html(button, link, reverse("admin:begin"), term.words, _("Write an article"))

    @admin.display(description=_("finds now"), ordering="found")
    def found_alone(self, term):
        """For those who begin no article."""
        return self._finds(term)[1]

    def _finds(self, term):
        """Asked anew, so that a new article is seen here at once; one search for each row of the page."""
        finds = searches.finds(term)
        with translation.override(term.language):
            address = search_url(term.words)
        return finds, format_html('<a href="{}">{}</a>', address, intcomma(finds))
