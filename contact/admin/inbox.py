"""The inbox: its list, read like mail, and what is done with several messages at once."""

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact import export, handling, searching
from contact.admin import keys, neighbours, telling
from contact.admin.blocking import BlockingAdmin
from contact.admin.buttons import ButtonsAdmin
from contact.admin.chosen import TAKE, ChosenForm
from contact.admin.queue import AssigneeFilter, Inbox, MailFilter, StateTab
from contact.admin.task import TaskFilter
from contact.models import Message
from guard.sought import recall
from lib import spreadsheet


@admin.register(Message)
class MessageAdmin(BlockingAdmin, ButtonsAdmin):
    list_filter = [StateTab, "topic", AssigneeFilter, "created_at", MailFilter, TaskFilter]
    search_fields = ["search_text", "email"]
    search_help_text = _("Reference number, name, and words of the message or of your replies")
    date_hierarchy = None
    show_full_result_count = False

    def get_urls(self):
        own = path("export/", self.admin_site.admin_view(self.export), name="contact_message_export")
        return [own, *super().get_urls()]

    def get_changelist(self, request, **kwargs):
        return Inbox

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article", "assignee", "task")

    def get_search_results(self, request, queryset, search_term):
        asked = recall(request.session, search_term)
        return queryset.filter(searching.condition(asked, addresses=self.sees_addresses(request))), False

    def get_actions(self, request):
        """Moving and taking are buttons of their own; see `do_to_chosen`."""
        return {name: row for name, row in super().get_actions(request).items() if name == "delete_selected"}

    def changelist_view(self, request, extra_context=None):
        if request.method == "POST" and "verb" in request.POST:
            return self.do_to_chosen(request)
        response = super().changelist_view(request, extra_context)
        shown = getattr(response, "context_data", None) or {}
        if "cl" in shown:
            shown |= {
                "tabs": shown["cl"].tabs(request),
                "states": keys.moves(shown["cl"].tab),
                "keys": keys.LIST_KEYS,
                "kept_query": self.kept_query(request),
                "export_query": shown["cl"].get_query_string({StateTab.parameter_name: shown["cl"].tab}, ["p"]),
                "sees_addresses": self.sees_addresses(request),
                "may_change": self.has_change_permission(request),
                "may_delete": self.has_delete_permission(request),
            }
        return response

    def do_to_chosen(self, request):
        """A move of the chosen messages, or taking them; what others did meanwhile stays."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = ChosenForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("This page was sent incompletely. Please try again."))
        elif not form.wanted():
            messages.warning(request, _("Choose the messages first."))
        elif form.cleaned_data["verb"] == TAKE:
            telling.of_take(request, handling.take(form.wanted(), by=request.user))
        else:
            state = form.cleaned_data["verb"]
            moved = handling.move(form.wanted(), state, by=request.user)
            telling.of_move(request, moved, state, back=self.kept(request))
        return HttpResponseRedirect(request.get_full_path())

    def export(self, request):
        """What the list finds, as a file for spreadsheets; the page before it says which filters it has."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            found = neighbours.listed(self, request, request.GET)
            found.exists()  # what no database can compare is refused now, not in the middle of the file
        except IncorrectLookupParameters:
            return HttpResponseRedirect(reverse("admin:contact_message_changelist"))
        table = export.rows(found, addresses=self.sees_addresses(request))
        return spreadsheet.streamed(f"messages-{timezone.localdate().isoformat()}", table)
