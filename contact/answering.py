"""Answering a message: the reply, its mail and what it does to the message are stored together, once, and over nobody's head."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone, translation

from blog.models import Site
from contact import handling, searching
from contact.handling import Overtaken
from contact.models import Message, Reply
from lib import mail
from lib.text import CJK


@dataclass(frozen=True)
class Seen:
    """What stood on the page on which somebody wrote: the message's state, and its newest reply, 0 without any."""

    state: str
    reply: int


def seen(message: Message) -> Seen:
    newest = message.replies.order_by("pk").values_list("pk", flat=True).last()
    return Seen(message.state, newest or 0)


@transaction.atomic
def answer(message: Message, text: str, *, by, key: str, was: Seen) -> Reply:
    """Store the reply and its mail; the same form sent twice finds what it stored. Raises Overtaken."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    sent = message.replies.filter(key=key).first()
    if sent and sent.text == text:
        return sent
    if sent or seen(message) != was:
        raise Overtaken
    reply = Reply.objects.create(message=message, author=by, text=text, key=key, mail=_mail(message, text))
    searching.index(message)
    handling.answered(message, by=by)
    return reply


def language_of(message: Message) -> str:
    """In which language the sender wrote: the words around an answer are in it."""
    return "ja" if CJK.search(f"{message.name} {message.body}") else "en"


def _mail(message, text):
    language = language_of(message)
    with translation.override(language):
        topic = str(message.get_topic_display())
        return mail.message_answered(
            to=message.email,
            language=language,
            site_name=Site.current().name_in(language),
            reference=message.reference,
            topic=topic,
            text=text,
            quoted=message.body,
            written_on=timezone.localdate(message.created_at),
            earlier=list(message.replies.filter(mail__isnull=False).values_list("mail__message_id", flat=True)),
        )
