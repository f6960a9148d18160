"""Reports of expressions: a message becomes a task on the queue of its article, and its sender is told what became of it."""

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contact import places
from contact.models import Message
from disclosures import claims_queue
from disclosures.models import ClaimAnswer, ClaimHit

State = ClaimHit.State
# What an answer says about each end of a task, between the thanks and the name.
OUTCOMES = {
    State.GONE: gettext_lazy("We have checked it, and written it anew."),
    State.WAIVED: gettext_lazy("We have checked it. There is evidence for it, so it stays as it is."),
    State.TICKED: gettext_lazy("We have checked it, and leave it as it is."),
}


def report(message: Message) -> None:
    """The expression that a reader names joins the queue of those to check, with the message's number and nothing of its sender."""
    if message.article and "quote" in message.answers:
        message.task = claims_queue.report(
            "article",
            message.article_id,
            title=message.article.title,
            words=message.answers["quote"],
            remark=_("Message %(reference)s") % {"reference": message.reference},
        )
        message.save(update_fields=["task"])


def checked() -> Q:
    """Messages whose expression was dealt with, and whose sender has not heard of it."""
    return Q(state__in=Message.WAITING, task__isnull=False) & ~Q(task__state=State.OPEN)


def answer(task: ClaimHit) -> ClaimAnswer | None:
    """What somebody said about the expression; None where its words are gone from the text instead."""
    found = ClaimAnswer.objects.filter(source=task.source, source_id=task.source_id, fingerprint=task.fingerprint)
    return found.first() if task.state in {State.WAIVED, State.TICKED} else None


def draft(message: Message, known: places.Case, *, language: str) -> str:
    """A reply that tells the outcome, for whoever answers to change; empty while the task is open."""
    if message.task is None or message.task.state == State.OPEN:
        return ""
    given = answer(message.task)
    with translation.override(language):
        words = {"name": message.name, "article": known.article, "words": message.task.words}
        parts = [
            _("Dear %(name)s,") % words,
            _("thank you for telling us about “%(words)s” in “%(article)s”.") % words
            + "\n"
            + str(OUTCOMES[message.task.state])
            + (f"\n{given.url}" if given and given.url else ""),
            known.me,
        ]
    return "\n\n".join(parts)
