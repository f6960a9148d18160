"""What the guard learns from where people put messages: spam, or a text that somebody answered or took out of the spam."""

from collections.abc import Collection

from contact.models import Message
from guard import learning
from guard.learning import Taught

SPAM, ANSWERED = Message.State.SPAM, Message.State.ANSWERED
KIND = "contact"


def moved(keys: Collection[int], before: str, to: str, *, is_undo: bool) -> None:
    """Let a move count; one that is undone counts no longer. Samples teach nothing: nobody wrote them."""
    if SPAM not in (before, to) and to != ANSWERED and not is_undo:
        return
    is_spam = None if is_undo and to != ANSWERED else to == SPAM
    rows = Message.objects.filter(pk__in=keys, is_sample=False).values_list("pk", "body")
    learning.learn_all([Taught(KIND, str(pk), body, is_spam) for pk, body in rows])
