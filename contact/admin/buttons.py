"""What the buttons of a conversation's page do: each is sent by a form and leads back to a page."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from contact import answering, handling
from contact.admin import telling, timeline
from contact.admin.conversation import CHANGE, NOTE, REPLY, ConversationAdmin
from contact.admin.forms import AssignForm, MoveForm, NoteForm, ReplyForm
from lib.text import is_number

PAGE = "page"  # the message on whose page something was done that is taken back
FILL = "fill"  # the button that puts a canned answer into the reply


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


class ButtonsAdmin(ConversationAdmin):
    def get_urls(self):
        views = {
            "reply": self.reply_view,
            "note": self.note_view,
            "move": self.move_view,
            "assign": self.assign_view,
            "read": self.read_view,
            "unread": self.unread_view,
        }
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"contact_message_{name}")
            for name, view in views.items()
        ]
        undo = path("undo/", self.admin_site.admin_view(self.undo_view), name="contact_message_undo")
        return [undo, *own, *super().get_urls()]

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
        return self.to_next(request, message) if "next" in request.POST else self.to_page(request, message)

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
        telling.of_move(request, moved, to, back={**self.kept(request), PAGE: message.pk})
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

    @verb(CHANGE)
    def read_view(self, request, message):
        handling.read(message)
        return self.to_page(request, message)

    @verb(CHANGE)
    def unread_view(self, request, message):
        """Back to the list: the page itself would be opened, and thereby read."""
        handling.unread(message)
        messages.success(request, _("%(reference)s is marked as unread.") % {"reference": message.reference})
        return HttpResponseRedirect(self.list_url(request))

    def undo_view(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            telling.of_undo(request, handling.undo(request.POST.get("batch", "")[:32], by=request.user))
        page = request.GET.get(PAGE, "")
        return self._to(request, int(page)) if is_number(page) else HttpResponseRedirect(self.list_url(request))
