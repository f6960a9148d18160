"""The views of one comment at the desk: its page, a decision or an answer, blocking from it, deleting it from the trash."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from js_asset import ImportMap, Media, Script

from comments import moderation
from comments.admin import saying
from comments.admin.detail import CommentWishForm, around
from comments.admin.keys import PAGE_KEYS
from comments.models import Comment
from guard import block_here
from guard.desk import VisitorAdmin
from lib.text import excerpt, is_number

MAY = {
    "may_block": block_here.PERMISSION,
    "may_trust": "comments.change_correspondent",
    "may_see_reports": "comments.view_report",
}


NAMES = ("browser_copy", "kept_reply")
SCRIPTS = Media(
    importmap=ImportMap({f"shirushi/{name}": f"js/admin/{name}.js" for name in NAMES}),
    js=[Script("js/admin/comment_reply.js", type="module"), Script("js/admin/queue_keys.js", type="module")],
)


class OneCommentAdmin(VisitorAdmin, admin.ModelAdmin):
    def get_urls(self):
        block = path("<int:pk>/block/", self.admin_site.admin_view(self.block), name="comments_comment_block")
        return [block, *super().get_urls()]

    def get_object(self, request, object_id, from_field=None):
        number = object_id if is_number(object_id) else None
        rows = self.get_queryset(request).select_related("article__rendering", "parent", "decided_by")
        return rows.defer("article__body", "article__rendering__html").filter(pk=number).first()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One comment: a decision and an answer, with all that they need in view."""
        comment = self.get_object(request, object_id)
        if comment is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, comment):
            raise PermissionDenied
        if request.method != "POST":
            return self.comment_page(request, comment, CommentWishForm.about(comment))
        if not self.has_change_permission(request, comment):
            raise PermissionDenied
        form = CommentWishForm(request.POST)
        if not form.is_valid():
            return self.comment_page(request, comment, form, status=422)
        return self.decide_one(request, comment, form)

    def decide_one(self, request, comment, form):
        asked = form.cleaned_data
        if form.is_reply:
            outcome = moderation.reply(comment, asked["answer"], seen=asked["seen"], by=request.user, key=asked["key"])
            saying.tell(request, outcome, _("Your reply stands below the comment."))
        else:
            wish = {"by": request.user, "reason": asked["reason"]}
            outcome = moderation.decide({comment.pk: asked["seen"]}, asked["decide"], **wish)
            saying.tell_decision(request, outcome, asked["decide"])
        if outcome.gone:
            return HttpResponseRedirect(self.list_address(request))
        if outcome.overtaken or (asked["answer"] and not form.is_reply):
            return self.kept_page(request, comment, asked, status=409 if outcome.overtaken else 200)
        return HttpResponseRedirect(self.list_address(request))

    def kept_page(self, request, comment, asked, *, status):
        """The page as it is now, with what was typed."""
        if asked["answer"]:
            messages.warning(request, _("Your reply was not sent: it still stands here."))
        comment = self.get_object(request, str(comment.pk))
        kept = CommentWishForm.about(comment, key=asked["key"], answer=asked["answer"], reason=asked["reason"])
        return self.comment_page(request, comment, kept, status=status)

    def comment_page(self, request, comment, form, *, block_form=None, status=200):
        sees_addresses = self.sees_addresses(request)
        context = {
            **self.admin_site.each_context(request),
            **around(comment),
            **{name: request.user.has_perm(permission) for name, permission in MAY.items()},
            "opts": self.opts,
            "title": comment.reference,
            "keys": PAGE_KEYS,
            # The import map is an inline script; the policy lets it pass with the request's nonce only.
            "media": Media.from_media(SCRIPTS, nonce=request.csp_nonce),
            "form": form,
            "block_form": block_form or self.block_form(request, comment),
            "list_address": self.list_address(request),
            "sees_addresses": sees_addresses,
            "may_change": self.has_change_permission(request, comment),
            "may_delete": self.has_delete_permission(request, comment),
        }
        return TemplateResponse(request, "admin/comments/comment/detail.html", context, status=status)

    def block_form(self, request, comment, sent=None):
        return block_here.BlockHereForm(
            sent, row=comment, text=comment.body, sees_addresses=self.sees_addresses(request)
        )

    def block(self, request, pk):
        """What is blocked counts for what comes from now on; this comment is decided about as before."""
        comment = self.get_object(request, str(pk))
        address = reverse("admin:comments_comment_change", args=[pk])
        if not (self.has_view_or_change_permission(request) and request.user.has_perm(block_here.PERMISSION)):
            raise PermissionDenied
        if request.method != "POST" or comment is None:
            return HttpResponseRedirect(address)
        form = self.block_form(request, comment, request.POST)
        if not form.is_valid():
            return self.comment_page(request, comment, CommentWishForm.about(comment), block_form=form, status=422)
        messages.success(request, block_here.said(form.save(by=request.user)))
        return HttpResponseRedirect(address)

    def history_view(self, request, object_id, extra_context=None):
        """The history of a comment stands on its page."""
        return HttpResponseRedirect(reverse("admin:comments_comment_change", args=[object_id]) + "#history")

    def delete_view(self, request, object_id, extra_context=None):
        """Only the trash is emptied; whatever else is deleted was decided first."""
        comment = self.get_object(request, object_id)
        if comment and comment.state != Comment.State.TRASH:
            messages.warning(request, _("Only a comment in the trash can be deleted for good."))
            return HttpResponseRedirect(reverse("admin:comments_comment_change", args=[comment.pk]))
        if comment and not moderation.is_deletable(comment):
            messages.warning(request, _("Replies below it are still wanted. Put them into the trash first."))
            return HttpResponseRedirect(reverse("admin:comments_comment_change", args=[comment.pk]))
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, objs, request):
        """The question names the comments alone; their histories go without a word."""
        _nested, counts, lacking, protected = super().get_deleted_objects(objs, request)
        name = self.opts.verbose_name_plural
        named = [format_html("{}: <bdi>{}</bdi>", one.reference, excerpt(one.body, 60)) for one in objs]
        return named, {name: counts[name]}, lacking, protected

    def delete_model(self, request, obj):
        moderation.delete_for_good([obj.pk])

    def list_address(self, request):
        """The list as it was when the comment was opened from it."""
        query = request.GET.get("_changelist_filters", "")
        return reverse("admin:comments_comment_changelist") + (f"?{query}" if query else "")
