"""One message as a conversation: the page that shows it, and what its buttons do."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from js_asset import ImportMap, Media, Script

from contact.admin import facts, keys, mail_states, neighbours, task, timeline
from contact.admin.forms import AssignForm, NoteForm, ReplyForm
from guard import block_here
from guard.desk import VisitorAdmin
from guard.verdicts import notices
from lib import mail

SCRIPTS = Media(
    importmap=ImportMap({f"shirushi/{name}": f"js/admin/{name}.js" for name in ("browser_copy", "kept_reply")}),
    js=[Script("js/admin/conversation.js", type="module")],
)
CHANGE, REPLY, NOTE = "contact.change_message", "contact.add_reply", "contact.add_note"


class ConversationAdmin(VisitorAdmin):
    class Media:
        css = {"all": ["css/admin/keys.css", "css/admin/inbox.css", "css/admin/block_here.css"]}
        js = [Script(f"js/admin/{name}.js", type="module") for name in ("opened", "queue_choice", "queue_keys")]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        message = self.get_object(request, object_id)
        if message is None:
            raise Http404
        if not self.has_view_permission(request, message):
            raise PermissionDenied
        return self.page(request, message)

    def page(self, request, message, *, reply=None, note=None, block=None, known_reply=None, status=200):
        """The conversation; `reply`, `note` and `block` are forms that came back with what was typed."""
        reply = (reply or ReplyForm.about(message)) if request.user.has_perm(REPLY) else None
        context = {
            **self.admin_site.each_context(request),
            "title": message.reference,
            "opts": self.opts,
            "message": message,
            "items": timeline.of(message, known_reply=known_reply),
            "facts": facts.of(message),
            "task": task.shown(message, request.user, here=request.get_full_path()),
            "list_url": self.list_url(request),
            "kept_query": self.kept_query(request),
            **neighbours.of(self, request, message),
            "told": [mail_states.of(row) for row in message.mails.prefetch_related("logs")],
            "here": reverse("admin:contact_message_change", args=[message.pk]) + self.kept_query(request),
            "noticed": notices(message.reasons),
            "states": keys.moves(message.state),
            "keys": keys.PAGE_KEYS,
            "reply_form": reply,
            "canned_texts": reply.canned_texts(request.user) if reply else {},
            "answers_go_to": ", ".join(mail.recipients()),
            "note_form": (note or NoteForm(prefix="note")) if request.user.has_perm(NOTE) else None,
            "block_form": block or self.block_form(request, message),
            "assign_form": AssignForm.about(message) if self.has_change_permission(request, message) else None,
            "sees_addresses": self.sees_addresses(request),
            "can_delete": self.has_delete_permission(request, message),
            # The import map is an inline script; the policy lets it pass with the request's nonce only.
            "media": Media.from_media(self.media + SCRIPTS if reply else self.media, nonce=request.csp_nonce),
        }
        return TemplateResponse(request, "admin/contact/message/conversation.html", context, status=status)

    def block_form(self, request, message, sent=None):
        """None for whoever may not block."""
        if not request.user.has_perm(block_here.PERMISSION):
            return None
        text = "\n".join([message.body, *map(str, message.answers.values())])
        return block_here.BlockHereForm(sent, row=message, text=text, sees_addresses=self.sees_addresses(request))

    def kept(self, request) -> dict[str, str]:
        """What the addresses of the page carry along, so that the way back leads to the same list."""
        return QueryDict(self.get_preserved_filters(request)).dict()

    def kept_query(self, request):
        return f"?{urlencode(kept)}" if (kept := self.kept(request)) else ""

    def list_url(self, request):
        kept = request.GET.get("_changelist_filters", "")
        return reverse("admin:contact_message_changelist") + (f"?{kept}" if kept else "")

    def to_page(self, request, message):
        return self._to(request, message.pk)

    def to_next(self, request, message):
        """The message below it in the list; after the last the list itself."""
        below = neighbours.of(self, request, message)["older"]
        return self._to(request, below) if below else HttpResponseRedirect(self.list_url(request))

    def _to(self, request, pk):
        return HttpResponseRedirect(reverse("admin:contact_message_change", args=[pk]) + self.kept_query(request))
