"""The mails in the admin: what became of each, and why one did not leave; addresses and texts only for those who may see them."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from post_office.models import STATUS

from config.mail_buttons import SendingAdmin, send_again
from disclosures.read_only import ReadOnlyAdmin
from guard.desk import plain_text
from guard.sought import PrivateSearch
from lib import outbox

NAMES = {
    "sent": _("Sent"),
    "waiting": pgettext_lazy("mail", "Waiting"),
    "again": _("Waiting, refused before"),
    "refused": _("Refused by the mail server"),
    "failed": _("Could not be sent"),
}
KEYS = {STATUS.sent: "sent", STATUS.queued: "waiting", STATUS.requeued: "again", STATUS.failed: "failed"}
ADDRESSES = ("contact.view_email", "comments.view_email")


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return list(NAMES.items())

    def queryset(self, request, queryset):
        if self.value() == "refused":
            return queryset.filter(outbox.refused())
        chosen = [status for status, key in KEYS.items() if key == self.value()]
        return queryset.filter(status__in=chosen) if chosen else queryset


class MailAdmin(PrivateSearch, SendingAdmin, ReadOnlyAdmin):
    """Mails are made by what happens on the site, and leave the table as its owner's settings say."""

    list_display = ["matter", "standing", "last_error", "next_try", "written_at"]
    list_filter = [StateFilter]
    list_per_page = 50
    search_fields = ["subject", "to"]
    fields = [
        *("matter", "to_whom", "answers_to", "text", "standing", "last_error", "tries", "next_try"),
        *("written_at", "message_id"),
    ]
    readonly_fields = fields
    personal = ("to_whom", "answers_to", "text", "to")
    actions = [send_again]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("logs")

    def get_list_display(self, request):
        """Whoever may see addresses finds them below the subjects."""
        names = super().get_list_display(request)
        return ["addressed" if name == "matter" and self.sees_addresses(request) else name for name in names]

    def get_fields(self, request, obj=None):
        return self.open_to(request, self.fields)

    def get_search_fields(self, request):
        return self.open_to(request, self.search_fields)

    def sees_addresses(self, request):
        return request.user.has_perms(ADDRESSES)

    def open_to(self, request, names):
        """Whoever may not see addresses sees neither those nor what was written."""
        return [name for name in names if name not in self.personal or self.sees_addresses(request)]

    def lookup_allowed(self, lookup, value, request):
        return lookup in {"state", "status"}

    @admin.display(description=pgettext_lazy("mail", "subject"), ordering="subject")
    def matter(self, mail):
        return mail.subject

    @admin.display(description=pgettext_lazy("mail", "subject"), ordering="subject")
    def addressed(self, mail):
        return format_html('{}<span class="mail-to"><bdi>{}</bdi></span>', mail.subject, ", ".join(mail.to))

    @admin.display(description=pgettext_lazy("mail", "to"))
    def to_whom(self, mail):
        return format_html("<bdi>{}</bdi>", ", ".join(mail.to))

    @admin.display(description=_("answers go to"))
    def answers_to(self, mail):
        return format_html("<bdi>{}</bdi>", (mail.headers or {}).get("Reply-To") or mail.from_email)

    @admin.display(description=_("text"))
    def text(self, mail):
        return plain_text(mail.message)

    @admin.display(description=_("state"), ordering="status")
    def standing(self, mail):
        key = "refused" if outbox.is_refused(mail) else KEYS[mail.status]
        return format_html('<span class="state outbox-{}">{}</span>', key, NAMES[key])

    @admin.display(description=_("last error"))
    def last_error(self, mail):
        """Of a mail that has not left; those that have need none any longer."""
        errors = [] if mail.status == STATUS.sent else sorted(mail.logs.all(), key=lambda log: log.pk)
        return errors[-1].message if errors else "–"

    @admin.display(description=_("tries"), ordering="number_of_retries")
    def tries(self, mail):
        return mail.number_of_retries or 0

    @admin.display(description=_("written at"), ordering="created")
    def written_at(self, mail):
        return mail.created

    @admin.display(description=_("next try"), ordering="scheduled_time")
    def next_try(self, mail):
        return mail.scheduled_time if mail.status in outbox.WAITING else None
