"""How the guard decides: its rows, what each met among the texts of the last days, and what the filter has learned."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Model
from django.forms import modelform_factory
from django.utils import timezone

from comments.models import Comment, Report
from contact.models import Message
from disclosures.models import LinkReport
from guard import learning
from guard.checks import CHECKS, SPAM_SCORE, Answer, Check
from guard.models import Policy, Token
from guard.verdicts import key_of

PERMISSION = "guard.view_block"
DAYS = 30


@dataclass(frozen=True)
class Judged:
    """Rows that keep why the guard noticed them, and the states that say that a person took them for genuine."""

    model: type[Model]
    genuine: tuple[str, ...]


JUDGED = (
    Judged(Comment, (Comment.State.APPROVED,)),
    Judged(Message, (Message.State.ANSWERED, Message.State.CLOSED)),
    Judged(Report, (Report.State.SETTLED,)),
    Judged(LinkReport, (LinkReport.State.DECIDED, LinkReport.State.DISMISSED)),
)


@dataclass(frozen=True)
class Row:
    """A check with the texts that it met: all, those that are spam today, those that somebody let through."""

    check: Check
    met: int
    spam: int
    genuine: int

    @property
    def asks(self) -> str:
        return self.check.answer.name.lower() if self.check.answer is not Answer.STORE else ""


def report() -> dict:
    """Counts alone: nothing of a sender and nothing of a text."""
    met, spam, genuine = _counted()
    learned = Token.objects.filter(number=learning.ALL).first() or Token()
    return {
        "rows": [Row(row, met[row.key], spam[row.key], genuine[row.key]) for row in CHECKS],
        "days": DAYS,
        "limit": SPAM_SCORE,
        "learned": learned,
        "least": learning.LEAST,
        "is_taught": min(learned.spam, learned.fine) >= learning.LEAST,
    }


def _counted() -> tuple[Counter[str], Counter[str], Counter[str]]:
    since = timezone.now() - timedelta(days=DAYS)
    met, spam, genuine = Counter[str](), Counter[str](), Counter[str]()
    for judged in JUDGED:
        rows = judged.model._default_manager.filter(created_at__gt=since).exclude(reasons=[])
        for reasons, state in rows.order_by().values_list("reasons", "state").iterator(chunk_size=2000):
            keys = set(map(key_of, reasons))
            met.update(keys)
            spam.update(keys if state == "spam" else ())
            genuine.update(keys if state in judged.genuine else ())
    return met, spam, genuine


PolicyForm = modelform_factory(Policy, fields=["other_languages"])


def policy_form(data):
    return PolicyForm(data, instance=Policy.current())
