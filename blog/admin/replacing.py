"""Search and replace in the admin: the search with its dry run, what each replacement changed, and its one undo."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog import looking, replacing
from blog.admin.shown import address_of
from blog.admin.swapping import SwappingAdmin
from blog.finding import PLACES
from blog.models import Replacement
from blog.replacing_form import ChosenForm, ReplacingForm, chosen_hit
from disclosures.read_only import ReadOnlyAdmin

FIELDS = {"title": PLACES["title"], "description": PLACES["description"], "body": PLACES["text"]}


@admin.register(Replacement)
class ReplacementAdmin(SwappingAdmin, ReadOnlyAdmin):
    """Its list is the history, its "add" the search, and each row says what was changed."""

    list_display = ["what", "count", "created_by", "created_at", "undone_at"]
    list_select_related = ["created_by"]
    list_per_page = 50
    actions = None

    def has_view_permission(self, request, obj=None):
        return request.user.has_perms(["blog.publish_article", "blog.change_article"])

    def has_add_permission(self, request):
        return self.has_view_permission(request)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("fields")

    def get_urls(self):
        undo = path("<int:pk>/undo/", self.admin_site.admin_view(self.undo), name="blog_replacement_undo")
        return [undo, *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        """The search; its POST looks, and with ticked hits and the button of the dry run it replaces."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ReplacingForm(request.POST or None)
        look = None
        if request.method == "POST" and form.is_valid():
            if "_replace" in request.POST and (answer := self._replace(request, form.search())):
                return answer
            look = looking.look(form.search())
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Search and replace"),
            "form": form,
            "look": look,
            "rows": [(row, address_of(row.article)) for row in look.rows] if look else [],
            "drafts": [(draft, address_of(draft.article)) for draft in look.drafts] if look else [],
            "most": looking.MOST_HITS,
        }
        return TemplateResponse(request, "admin/blog/replacing/search.html", context)

    def _replace(self, request, search):
        ticks = ChosenForm(request.POST, chosen_hit)
        if not ticks.is_valid() or not ticks.ticks():
            messages.error(request, _("Tick at least one place."))
            return None
        done = replacing.replace(search, ticks.ticks(), by=request.user)
        self.tell(
            request, done, ngettext("%(count)d place was replaced.", "%(count)d places were replaced.", done.count)
        )
        return redirect("admin:blog_replacement_change", done.replacement.pk) if done.articles else None

    def tell(self, request, done, sentence):
        if done.count:
            messages.success(request, sentence % {"count": done.count})
        if done.refused:
            rows = [(address_of(article), article, reason) for article, reason in done.refused]
            listed = format_html_join("", '<li><a href="{}">{}</a>: {}</li>', rows)
            messages.warning(request, format_html_join("", "{}<ul>{}</ul>", [(_("Left as they were:"), listed)]))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What one replacement changed, with the button that undoes it."""
        replacement = self.get_object(request, object_id)
        if replacement is None:
            raise Http404
        if not self.has_view_permission(request, replacement):
            raise PermissionDenied
        fields = replacing.fields_of(replacement)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": self.what(replacement),
            "replacement": replacement,
            "rows": [(field, row, FIELDS.get(field.field, ""), address_of(row)) for field, row in fields],
        }
        return TemplateResponse(request, "admin/blog/replacing/done.html", context)

    def undo(self, request, pk):
        replacement = self.get_object(request, str(pk))
        if replacement is None:
            raise Http404
        if request.method != "POST" or not self.has_view_permission(request, replacement):
            raise PermissionDenied
        if replacement.undone_at:
            messages.info(request, _("This replacement was undone before."))
        else:
            done = replacing.undo(replacement, by=request.user)
            said = ngettext("%(count)d place is as it was.", "%(count)d places are as they were.", done.count)
            self.tell(request, done, said)
        return redirect("admin:blog_replacement_change", pk)

    @admin.display(description=_("replacement"))
    def what(self, replacement):
        put = f"「{replacement.put}」" if replacement.put else _("(nothing)")
        return f"「{replacement.sought}」→ {put}"

    @admin.display(description=_("number of places"))
    def count(self, replacement):
        return sum(row.count for row in replacement.fields.all())
