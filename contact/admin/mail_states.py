"""Where a mail about a message stands, in words: whether it went out, and why not."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS

from lib import outbox

NAMES = {
    STATUS.sent: _("sent"),
    STATUS.failed: _("failed"),
    STATUS.queued: _("waiting"),
    STATUS.requeued: _("waiting, tried before"),
}
AGAIN = (STATUS.failed, STATUS.requeued)  # what somebody may want tried now
KEYS = {STATUS.sent: "sent", STATUS.failed: "failed", STATUS.queued: "waiting", STATUS.requeued: "waiting"}


def of(mail) -> dict:
    """`key` names the state for style sheets; a mail whose row was removed went out long ago. `again` is the number of one to try now."""
    if mail is None:
        return {"key": "gone", "name": _("no longer kept"), "error": "", "again": None}
    no_server = mail.status == STATUS.queued and not settings.MAIL_CONFIGURED
    name = _("waiting: no mail server is set") if no_server else NAMES[mail.status]
    if outbox.is_refused(mail):
        name = _("refused by the mail server")
    again = mail.pk if mail.status in AGAIN else None
    return {"key": KEYS[mail.status], "name": name, "error": last_error(mail), "again": again}


def last_error(mail) -> str:
    errors = [log.message for log in mail.logs.all() if log.status == STATUS.failed and log.message]
    return errors[-1][:200] if errors and mail.status != STATUS.sent else ""
