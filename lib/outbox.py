"""The outbox: how stored mails leave the site, each tried until it is gone, and none of them ever without a trace.

A mail leaves at least once. Its row is claimed before it is sent, so that two processes never send it together; whoever
dies between the mail server's “yes” and the row's leaves a claim that ends after CLAIMED, and the mail goes out again,
under the same Message-ID, by which the receiving side can tell.
"""

import logging
import re
import smtplib
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from post_office.models import STATUS, Email, Log

logger = logging.getLogger(__name__)

WAITING = (STATUS.queued, STATUS.requeued)
CLAIMED = timedelta(minutes=5)  # longer than any mail takes with EMAIL_TIMEOUT at each of its steps
# Minutes until a refused mail is tried again; after the last of these, four days in all, somebody has to look at it.
PATIENCE = (1, 5, 15, 30, 60, 120, 240, 480, 720, 1440, 1440, 1440)
REFUSALS = 3  # a “no” for good is asked about twice more, because some servers say so to whom they do not know yet
ADDRESS = re.compile(r"[^\s<>(),;:\"']+@[^\s<>(),;:\"']+")
LONGEST_ERROR = 500


class Unreachable(Exception):
    """The mail server does not answer, or does not let the site in. No mail is to blame: all of them wait."""


@dataclass(frozen=True)
class Refusal:
    """`is_about_address`: nothing is wrong with mail as such, the addressee is not known there."""

    to: tuple[str, ...]
    error: str
    is_about_address: bool


@dataclass
class Round:
    """What became of some mails."""

    sent: int = 0
    refusals: list[Refusal] = field(default_factory=list)


def due() -> QuerySet[Email]:
    """The mails whose time has come, in the order in which they were written."""
    is_time = Q(scheduled_time=None) | Q(scheduled_time__lte=timezone.now())
    rows: QuerySet[Email] = Email.objects.filter(is_time, status__in=WAITING).order_by("-priority", "pk")
    return rows


def given_up() -> Q:
    """Which mails are not tried any longer by themselves."""
    return Q(status=STATUS.failed)


def refused() -> Q:
    """Those of them to which the mail server said no for good; the others met no “yes” in four days."""
    return given_up() & Q(number_of_retries__gt=0, number_of_retries__lte=REFUSALS)


def is_refused(mail: Email) -> bool:
    return bool(mail.status == STATUS.failed and 0 < (mail.number_of_retries or 0) <= REFUSALS)


def send_due(*, most: int = 50, seconds: float = 60) -> Round:
    """Send what is due, one after the other, until so many were tried or so much time has passed. Raises Unreachable."""
    tried, end = Round(), time.monotonic() + seconds
    mails = list(due()[:most])
    if not mails:
        return tried
    connection = connect()
    try:
        for mail in mails:
            if time.monotonic() < end and _claim(mail):
                _send(mail, connection, tried)
    finally:
        _close(connection)
    return tried


def connect() -> BaseEmailBackend:
    """An open connection to the mail server. Raises Unreachable."""
    connection: BaseEmailBackend = get_connection(settings.POST_OFFICE["BACKENDS"]["default"])
    _open(connection)
    return connection


def greet() -> None:
    """Ask the mail server whether it would take a mail, and send none. Raises Unreachable."""
    connection = connect()
    try:
        if server := getattr(connection, "connection", None):
            server.noop()
    except OSError as error:
        raise Unreachable(said(error)) from error
    finally:
        _close(connection)


def send_again(mails: QuerySet[Email]) -> int:
    """Let mails that were given up, or that wait for their next try, be tried now and as patiently as new ones.

    One that is being sent at this moment is left alone: it would leave twice.
    """
    waiting = mails.exclude(status=STATUS.sent).exclude(expires_at__gt=timezone.now())
    return waiting.update(status=STATUS.queued, scheduled_time=None, number_of_retries=0, last_updated=timezone.now())


def said(error: Exception) -> str:
    """What went wrong, on one line and without addresses: people who may not see those read it too."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = [_answer(code, text) for code, text in error.recipients.values()]
    elif isinstance(error, smtplib.SMTPResponseException):
        answers = [_answer(error.smtp_code, error.smtp_error)]
    else:
        answers = [str(error) or type(error).__name__]
    return ADDRESS.sub("…", " ".join(" / ".join(answers).split()))[:LONGEST_ERROR]


def _answer(code: int, text: bytes | str) -> str:
    return f"{code} {text.decode(errors='replace') if isinstance(text, bytes) else text}"


def _claim(mail: Email) -> bool:
    """Whether the mail is this process's now: it is still as it was when it was read. `expires_at` says until when."""
    now = timezone.now()
    same = Email.objects.filter(pk=mail.pk, status=mail.status, scheduled_time=mail.scheduled_time)
    return bool(same.update(scheduled_time=now + CLAIMED, expires_at=now + CLAIMED, last_updated=now))


def _send(mail: Email, connection: BaseEmailBackend, tried: Round) -> None:
    """Whatever a mail meets is its own affair: a broken one must not keep those behind it waiting."""
    try:
        mail.dispatch(commit=False, disconnect_after_delivery=False, connection=connection)
    except Exception as error:
        is_about_address = isinstance(error, smtplib.SMTPRecipientsRefused)
        tried.refusals.append(Refusal(tuple(mail.to), said(error), is_about_address))
        logger.warning("A mail could not be sent: %s", said(error))
        _put_back(mail, error)
        _renew(connection, error)
    else:
        tried.sent += 1
        done = {"status": STATUS.sent, "scheduled_time": None, "expires_at": None, "last_updated": timezone.now()}
        Email.objects.filter(pk=mail.pk).update(**done)


@transaction.atomic
def _put_back(mail: Email, error: Exception) -> None:
    tries, now = (mail.number_of_retries or 0) + 1, timezone.now()
    is_over = tries > len(PATIENCE) or (tries >= REFUSALS and _is_for_good(error))
    Email.objects.filter(pk=mail.pk).update(
        status=STATUS.failed if is_over else STATUS.requeued,
        number_of_retries=tries,
        scheduled_time=None if is_over else now + timedelta(minutes=PATIENCE[tries - 1]),
        expires_at=None,
        last_updated=now,
    )
    Log.objects.create(email=mail, status=STATUS.failed, message=said(error), exception_type=type(error).__name__)


def _is_for_good(error: Exception) -> bool:
    """A “no” to this mail or its addressee. One to the site itself, its name or its log-in, ends when somebody mends that."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


def _renew(connection: BaseEmailBackend, error: Exception) -> None:
    """After a broken line the next mail needs a new one. Raises Unreachable."""
    is_answer = isinstance(error, smtplib.SMTPException) and not isinstance(error, smtplib.SMTPServerDisconnected)
    if isinstance(error, OSError) and not is_answer:
        _close(connection)
        _open(connection)


def _open(connection: BaseEmailBackend) -> None:
    try:
        connection.open()
    except OSError as error:  # those of smtplib are among them
        raise Unreachable(said(error)) from error


def _close(connection: BaseEmailBackend) -> None:
    with suppress(OSError):  # the line may be gone already
        connection.close()
