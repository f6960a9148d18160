"""Whether mail works: what every round of sending tells, what the site asks the mail server by itself, and who is told."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, IntegerField, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from config.models import Mail, MailState
from lib import mail, outbox

logger = logging.getLogger(__name__)

Trouble = MailState.Trouble
FIRST_WAIT, LONGEST_WAIT = 10, 300  # seconds between two calls at a server that does not answer
VIEW, CHANGE = "config.view_mail", "config.change_mail"


def send() -> bool:
    """One round of sending; whether more may be waiting. A server that does not answer is called again later and later."""
    state = MailState.current()
    if not settings.MAIL_CONFIGURED or (state.next_try_at and state.next_try_at > timezone.now()):
        return False
    try:
        tried = outbox.send_due()
        if state.trouble == Trouble.UNREACHABLE and not tried.sent:
            outbox.greet()  # with nothing left to send the trouble must be seen to end as well
    except outbox.Unreachable as error:
        _note(state, Trouble.UNREACHABLE, str(error))
        return False
    _learn(state, tried)
    return tried.sent > 0


def test() -> None:
    """Ask the mail server whether it would take a mail. Nothing is sent, so nobody can be flooded by it."""
    if not settings.MAIL_CONFIGURED:
        return
    state = MailState.current()
    try:
        outbox.greet()
    except outbox.Unreachable as error:
        _note(state, Trouble.UNREACHABLE, str(error))
    else:
        if state.trouble != Trouble.REFUSED:
            _note(state)


def send_test_mail() -> list[str]:
    """Store a mail to the owner, unless an earlier one has not left yet; to whom it goes."""
    waiting = Mail.objects.filter(status__in=outbox.WAITING, subject=mail.test_subject())
    return [] if waiting.exists() else [address for row in mail.test() for address in row.to]


def send_again(mails) -> int:
    """Let mails be tried now, and the server be called at once; how many they are."""
    MailState.objects.update(next_try_at=None)
    return outbox.send_again(mails)


def _learn(state, tried):
    """A mail that went out proves that mail works; refusals, unless they are about a stranger's address, that it does not."""
    owners = set(mail.recipients()) if tried.refusals else set()
    ours = [one for one in tried.refusals if not one.is_about_address or owners & set(one.to)]
    if ours and not tried.sent:
        _note(state, Trouble.REFUSED, ours[-1].error)
    elif tried.sent or state.trouble == Trouble.UNREACHABLE or _is_settled(state):
        _note(state)


def _is_settled(state):
    """Whether none of the mails that were refused is still to be tried."""
    return state.trouble == Trouble.REFUSED and not Mail.objects.filter(status__in=outbox.WAITING).exists()


def _note(state, trouble=Trouble.NONE, error=""):
    if trouble != state.trouble:
        logger.warning("Mail does not work: %s", error) if trouble else logger.info("Mail works again")
    tries = state.tries + 1 if trouble else 0
    wait = timedelta(seconds=min(FIRST_WAIT * 2 ** min(tries - 1, 10), LONGEST_WAIT)) if trouble else None
    facts = {
        "trouble": trouble,
        "since": (state.since or timezone.now()) if trouble else None,
        "error": error,
        "tries": tries,
        "next_try_at": timezone.now() + wait if trouble == Trouble.UNREACHABLE else None,
        "worked_at": state.worked_at if trouble else timezone.now(),
    }
    MailState.objects.update_or_create(pk=state.pk or 1, defaults=facts)


@dataclass(frozen=True)
class Notice:
    """What the banner says on every page of the admin. `kind`: missing, nobody (is told), broken or given_up."""

    kind: str
    state: MailState | None = None
    count: int = 0  # mails that are not tried any longer


def notice_for(user) -> Notice | None:
    """What somebody who looks after mails has to know; None while all is well, which one query tells."""
    if not user.has_perm(VIEW):
        return None
    if not settings.MAIL_CONFIGURED:
        return Notice("missing")
    if not settings.OWNER_EMAIL and not mail.recipients():
        return Notice("nobody")
    lost = Mail.objects.filter(outbox.given_up()).order_by().values("status").annotate(count=Count("pk"))
    counted = Coalesce(Subquery(lost.values("count")[:1]), 0, output_field=IntegerField())
    state = MailState.objects.annotate(given_up=counted).order_by("pk").first()
    if state is None or not (state.trouble or state.given_up):
        return None
    return Notice("broken" if state.trouble else "given_up", state, state.given_up)
