"""What the inbox finds messages by: the words of the sender and of the answers, folded, so that width and kana do not matter.

The sender's address is not among them: it is looked for by those alone who may see addresses.
"""

from collections.abc import Iterable

from django.db.models import Q

from contact.models import Message
from lib.text import fold

MOST_WORDS, LONGEST_WORD = 8, 100


def folded(*parts: str) -> str:
    return fold("\n".join(parts))


def index(message: Message) -> None:
    """Renew what a message is found by, after something was written to it."""
    texts = [row.text for row in (*message.replies.all(), *message.notes.all())]
    words = folded(*of_sender(message.reference, message.name, message.body, message.answers), *texts)
    Message.objects.filter(pk=message.pk).update(search_text=words)


def of_sender(reference: str, name: str, body: str, answers: dict[str, str]) -> Iterable[str]:
    return (reference, name, body, *answers.values())


def condition(asked: str, *, addresses: bool) -> Q:
    """Every word of what somebody looks for, anywhere in a message."""
    found = Q()
    for word in fold(asked).split()[:MOST_WORDS]:
        word = word[:LONGEST_WORD]
        found &= Q(search_text__contains=word) | (Q(email__icontains=word) if addresses else Q(pk__in=[]))
    return found
