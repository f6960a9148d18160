"""The inbox: messages as a queue, with their state, who answers, and whether the owner's mail went out."""

from django.contrib import admin
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from contact import handling
from contact.admin import mail_states, telling
from contact.admin.conversation import ConversationAdmin
from contact.models import Message
from guard.desk import QueueFilter

MOST = 200  # messages of one action


class InboxQueue(QueueFilter):
    waiting = Message.WAITING


def moving_to(state):
    return _("Move to “%(state)s”") % {"state": state.label}


def bulk(state):
    """Moving chosen messages into a state, as an action."""

    @admin.action(description=lazy(moving_to, str)(state), permissions=["change"])
    def action(modeladmin, request, queryset):
        seen = dict(queryset.order_by().values_list("pk", "state")[:MOST])
        telling.of_move(request, handling.move(seen, state, by=request.user), state)

    action.__name__ = f"move_to_{state}"
    return action


@admin.register(Message)
class MessageAdmin(ConversationAdmin):
    list_display = ["reference", "matter", "sender", "state", "mail", "assignee", "created_at"]
    list_filter = [InboxQueue, "topic", "assignee"]
    list_select_related = ["assignee"]
    search_fields = ["reference", "name", "body", "email"]
    actions = [bulk(state) for state in Message.State]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article").prefetch_related("mails__logs")

    @admin.display(description=_("text"), ordering="topic")
    def matter(self, message):
        return format_html(
            '<span class="state topic">{}</span> {}', message.get_topic_display(), self.beginning(message)
        )

    @admin.display(description=_("mail to you"))
    def mail(self, message):
        return mail_states.told(message.mails.all())
