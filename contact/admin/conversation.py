"""One message as a conversation: the page that shows it, and what its buttons do."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from js_asset import ImportMap, Media, Script

from contact import answering, handling
from contact.admin import facts, mail_states, telling, timeline
from contact.admin.forms import AssignForm, MoveForm, NoteForm, ReplyForm
from contact.models import Message
from guard.checks import notices
from guard.desk import VisitorAdmin
from lib import mail

SCRIPTS = Media(
    importmap=ImportMap({"shirushi/browser_copy": "js/admin/browser_copy.js"}),
    js=[Script("js/admin/conversation.js", type="module")],
)
FILL = "fill"  # the button that puts a canned answer into the reply
CHANGE, REPLY, NOTE = "contact.change_message", "contact.add_reply", "contact.add_note"


def verb(permission):
    """For what a button of the page does: sent by a form, by somebody who may. Whoever opens its address finds the page."""

    def guarded(view):
        @wraps(view)
        def door(self, request, pk):
            message = get_object_or_404(self.get_queryset(request), pk=pk)
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(self, request, message) if request.method == "POST" else self.to_page(request, message)

        return door

    return guarded


class ConversationAdmin(VisitorAdmin):
    class Media:
        css = {"all": ["css/admin/inbox.css"]}

    def get_urls(self):
        views = {"reply": self.reply_view, "note": self.note_view, "move": self.move_view, "assign": self.assign_view}
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"contact_message_{name}")
            for name, view in views.items()
        ]
        undo = path("undo/", self.admin_site.admin_view(self.undo_view), name="contact_message_undo")
        return [undo, *own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        message = self.get_object(request, object_id)
        if message is None:
            raise Http404
        if not self.has_view_permission(request, message):
            raise PermissionDenied
        return self.page(request, message)

    def page(self, request, message, *, reply=None, note=None, known_reply=None, status=200):
        """The conversation; `reply` and `note` are forms that came back with what was typed."""
        reply = (reply or ReplyForm.about(message)) if request.user.has_perm(REPLY) else None
        context = {
            **self.admin_site.each_context(request),
            "title": message.reference,
            "opts": self.opts,
            "message": message,
            "items": timeline.of(message, known_reply=known_reply),
            "facts": facts.of(message),
            "list_url": reverse("admin:contact_message_changelist"),
            "told": mail_states.told(message.mails.all()),
            "noticed": notices(message.reasons),
            "states": [state for state in Message.State if state != message.state],
            "reply_form": reply,
            "canned_texts": reply.canned_texts(request.user) if reply else {},
            "answers_go_to": ", ".join(mail.recipients()),
            "note_form": (note or NoteForm(prefix="note")) if request.user.has_perm(NOTE) else None,
            "assign_form": AssignForm.about(message) if self.has_change_permission(request, message) else None,
            "sees_addresses": self.sees_addresses(request),
            "can_delete": self.has_delete_permission(request, message),
            # The import map is an inline script; the policy lets it pass with the request's nonce only.
            "media": Media.from_media(self.media + SCRIPTS if reply else self.media, nonce=request.csp_nonce),
        }
        return TemplateResponse(request, "admin/contact/message/conversation.html", context, status=status)

    def to_page(self, request, message):
        return HttpResponseRedirect(reverse("admin:contact_message_change", args=[message.pk]))

    @verb(REPLY)
    def reply_view(self, request, message):
        form = ReplyForm(request.POST, message=message)
        if FILL in request.POST:
            return self._fill(request, message, form)
        if not form.is_valid() and form.was:
            return self.page(request, message, reply=form, status=422)
        try:
            if form.was is None:
                raise handling.Overtaken
            key, text = form.cleaned_data["key"], form.cleaned_data["text"]
            answering.answer(message, text, by=request.user, key=key, was=form.was)
        except handling.Overtaken:
            return self._show_first(request, message, form)
        messages.success(request, _("Your reply is stored and goes out by mail."))
        return self.to_page(request, message)

    def _fill(self, request, message, form):
        """A canned answer for the reply, where no script puts it at the caret. Nothing is sent."""
        if filled := form.filled(by=request.user):
            return self.page(request, message, reply=filled)
        form.refuse_no_choice()
        return self.page(request, message, reply=form, status=422)

    def _show_first(self, request, message, form):
        """What others did meanwhile stands on the page now; the text is kept, and the next click sends it."""
        message.refresh_from_db()
        told = _(
            "Not sent yet: somebody else has handled this message meanwhile. See below, then send your reply or let it be."
        )
        messages.error(request, told)
        again = ReplyForm.about(message, text=request.POST.get("text", ""))
        known = form.was.reply if form.was else None
        return self.page(request, message, reply=again, known_reply=known, status=409)

    @verb(NOTE)
    def note_view(self, request, message):
        form = NoteForm(request.POST, prefix="note")
        if not form.is_valid():
            return self.page(request, message, note=form, status=422)
        handling.note(message, form.cleaned_data["text"], by=request.user)
        messages.success(request, _("The note is kept."))
        return self.to_page(request, message)

    @verb(CHANGE)
    def move_view(self, request, message):
        form = MoveForm(request.POST)
        if not form.is_valid():
            return self.page(request, message, status=422)
        to = form.cleaned_data["state"]
        moved = handling.move({message.pk: form.cleaned_data["was"]}, to, by=request.user)
        telling.of_move(request, moved, to)
        return self.to_page(request, message)

    @verb(CHANGE)
    def assign_view(self, request, message):
        form = AssignForm(
            {**request.POST.dict(), "assignee": request.user.pk} if "me" in request.POST else request.POST
        )
        if not form.is_valid():
            return self.page(request, message, status=422)
        to, was = form.cleaned_data["assignee"], form.cleaned_data["was"]
        try:
            handling.assign(message, to, by=request.user, was=was.pk if was else None)
        except handling.Overtaken:
            messages.error(request, _("Not changed: somebody else has assigned this message meanwhile."))
        else:
            name = timeline.who(to) if to else pgettext("message", "nobody")
            messages.success(request, _("Assigned to: %(name)s") % {"name": name})
        return self.to_page(request, message)

    def undo_view(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            moved = handling.undo(request.POST.get("batch", "")[:32], by=request.user)
            telling.of_undo(request, moved)
            if len(moved.done) == 1:
                return self.to_page(request, Message(pk=moved.done[0]))
        return HttpResponseRedirect(reverse("admin:contact_message_changelist"))
