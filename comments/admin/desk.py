"""The moderator's desk: comments as a queue that is worked through row by row, or many at once."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments import moderation
from comments.admin import saying
from comments.admin.keys import LIST_KEYS
from comments.admin.one import OneCommentAdmin
from comments.admin.queue import SELECT, CommentQueue, Queue
from comments.admin.wishes import WishForm
from comments.models import Comment
from comments.verbs import VERBS

State = Comment.State


class NearestPage(Paginator):
    """Whoever decides about everything on the last page goes on with the one before."""

    def page(self, number):
        return super().page(max(1, min(number, self.num_pages)))


@admin.register(Comment)
class CommentAdmin(OneCommentAdmin):
    list_filter = [CommentQueue]
    list_select_related = ["article", "parent", "decided_by"]
    search_fields = ["reference", "name", "body", "email"]
    date_hierarchy = None
    show_full_result_count = False
    paginator = NearestPage

    def get_urls(self):
        undo = path("undo/", self.admin_site.admin_view(self.undo), name="comments_comment_undo")
        return [undo, *super().get_urls()]

    def get_changelist(self, request, **kwargs):
        return Queue

    def get_actions(self, request):
        """Only what is in the trash is deleted for good."""
        actions = super().get_actions(request) if request.GET.get("state") == State.TRASH else {}
        return {name: action for name, action in actions.items() if name == "delete_selected"}

    def changelist_view(self, request, extra_context=None):
        if request.method == "POST" and "decide" in request.POST:
            return self.decide_rows(request)
        response = super().changelist_view(request, extra_context)
        found = getattr(response, "context_data", None) or {}
        if "cl" in found:
            found |= self.around(request, found["cl"])
        return response

    def around(self, request, cl):
        """What the list shows beside its rows."""
        is_all_chosen = request.GET.get(SELECT) == "all"
        return {
            "tabs": cl.tabs(request),
            "verbs": [verb for verb in VERBS if verb.state != cl.state],
            "keys": LIST_KEYS,
            "now": timezone.now().isoformat(),
            "kept_query": f"?{kept}" if (kept := self.get_preserved_filters(request)) else "",
            "is_all_chosen": is_all_chosen,
            "select_query": cl.get_query_string({SELECT: None if is_all_chosen else "all"}),
            "sees_addresses": self.sees_addresses(request),
            "may_change": self.has_change_permission(request),
            "may_delete": self.has_delete_permission(request),
        }

    def decide_rows(self, request):
        """A verb for one row, for the chosen ones, or for everything that the list finds."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form, address = WishForm(request.POST), request.get_full_path()
        if not form.is_valid():
            messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
            return HttpResponseRedirect(address)
        seen = self.get_changelist_instance(request).seen_until(form.until) if form.until else form.wanted()
        if not seen:
            messages.warning(request, _("Select the comments first."))
            return HttpResponseRedirect(address)
        saying.tell_decision(request, moderation.decide(seen, form.state, by=request.user), form.state)
        following = None if form.until else form.next_row()
        return HttpResponseRedirect(f"{address}#comment-{following}" if following else address)

    def undo(self, request):
        """Takes back a batch of decisions; the list shows again what it showed before."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            saying.tell_undo(request, moderation.undo(request.POST.get("batch", ""), by=request.user))
        query = request.GET.urlencode()
        return HttpResponseRedirect(reverse("admin:comments_comment_changelist") + (f"?{query}" if query else ""))

    def delete_queryset(self, request, queryset):
        asked = list(queryset.order_by().values_list("pk", flat=True))
        if moderation.delete_for_good(asked) < len(asked):
            messages.warning(request, _("Some stay, because replies below them are still wanted."))
