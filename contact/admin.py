"""The inbox: messages as a queue, with their state, who answers, notes, and whether the owner's mail went out."""

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.utils.functional import lazy
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from post_office.models import STATUS

from contact import inbox
from contact.models import Message, Note
from guard.desk import QueueFilter, VisitorAdmin, plain_text

MAIL_STATES = {
    STATUS.sent: _("sent"),
    STATUS.failed: _("failed"),
    STATUS.queued: _("waiting"),
    STATUS.requeued: _("waiting, tried before"),
}


class InboxQueue(QueueFilter):
    waiting = Message.WAITING


class NoteInline(admin.StackedInline):
    """Notes are added, never rewritten: they say what somebody knew at the time."""

    model = Note
    extra = 1
    fields = ["text", ("author", "created_at")]
    readonly_fields = ["author", "created_at"]
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3})}}

    def has_change_permission(self, request, obj=None):
        return False


def moving_to(state):
    return _("Move to “%(state)s”") % {"state": state.label}


def bulk(state):
    """Moving chosen messages into a state, as an action."""

    @admin.action(description=lazy(moving_to, str)(state), permissions=["change"])
    def action(modeladmin, request, queryset):
        count = inbox.move(queryset, state)
        said = ngettext("%(count)s message was moved.", "%(count)s messages were moved.", count)
        modeladmin.message_user(request, said % {"count": count}, messages.SUCCESS)

    action.__name__ = f"move_to_{state}"
    return action


@admin.register(Message)
class MessageAdmin(VisitorAdmin):
    list_display = ["reference", "matter", "sender", "state", "mail", "assignee", "created_at"]
    list_filter = [InboxQueue, "topic", "assignee"]
    list_select_related = ["assignee"]
    search_fields = ["reference", "name", "body", "email"]
    fields = [
        "reference",
        "topic",
        "sender",
        "address",
        "text",
        "answers_given",
        "article_link",
        "noticed",
        "created_at",
        "policy_version",
        "mail",
        "state",
        "assignee",
    ]
    readonly_fields = fields[:-2]
    inlines = [NoteInline]
    actions = [bulk(state) for state in Message.State]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article").prefetch_related("mails__logs")

    def save_model(self, request, obj, form, change):
        """Only what was changed here, so that two people in one inbox do not undo each other."""
        obj.save(update_fields=form.changed_data)

    def save_formset(self, request, form, formset, change):
        for note in formset.save(commit=False):
            note.author = request.user
            note.save()
        formset.save_m2m()

    @admin.display(description=_("text"), ordering="topic")
    def matter(self, message):
        return format_html(
            '<span class="state topic">{}</span> {}', message.get_topic_display(), self.beginning(message)
        )

    @admin.display(description=_("what the topic asks for"))
    def answers_given(self, message):
        """Text, never a link: a stranger chose it."""
        rows = format_html_join(
            "", "<div><dt>{}</dt><dd>{}</dd></div>", ((a, plain_text(b)) for a, b in message.answered)
        )
        return format_html('<dl class="answers">{}</dl>', rows) if rows else "–"

    @admin.display(description=_("article"))
    def article_link(self, message):
        if message.article is None:
            return "–"
        return format_html('<a href="{}">{}</a>', message.article.get_absolute_url(), message.article)

    @admin.display(description=_("mail to you"))
    def mail(self, message):
        """Where the owner's mails stand, with the last error; a message without any was not mailed."""
        rows = [(MAIL_STATES[mail.status], _last_error(mail)) for mail in message.mails.all()]
        return format_html_join(", ", "{}{}", rows) or _("not mailed")


def _last_error(mail):
    errors = [log.message for log in mail.logs.all() if log.status == STATUS.failed and log.message]
    return f" ({errors[-1][:200]})" if errors and mail.status != STATUS.sent else ""
