"""How a message comes in: judged, and stored together with the owner's mail."""

from django.urls import reverse
from django.utils import timezone

from contact import reporting, searching, topics
from contact.models import Message
from guard.admission import Admission, admit
from lib import mail, references

TYPED = ("topic", "name", "email", "body")


def receive(form, sender) -> Admission:
    """Judge a valid form and store its message once; the owner's mail waits in the same transaction."""
    typed = {name: form.cleaned_data[name] for name in TYPED} | {"answers": form.answers()}

    def store(verdict):
        reference = references.new("M", is_taken=references.taken_by(Message))
        words = searching.of_sender(reference, typed["name"], typed["body"], typed["answers"])
        message = Message.objects.create(
            **typed,
            article=form.about,
            reference=reference,
            search_text=searching.folded(*words),
            policy_version=form.policy_version,
            consented_at=timezone.now(),
            state=Message.State.SPAM if verdict.is_spam else Message.State.NEW,
            reasons=list(verdict.reasons),
            network_hash=sender.network,
            submission_key=form.proof.key,
        )
        if not verdict.is_spam:
            message.mails.add(*_tell_owner(message))
            reporting.report(message)
        return message

    return admit(form, sender, Message, typed=typed, store=store)


def _tell_owner(message):
    return mail.message_arrived(
        reference=message.reference,
        topic=topics.BY_KEY[message.topic].name,
        name=message.name,
        email=message.email,
        body=message.body,
        answers=message.answered,
        path=reverse("admin:contact_message_change", args=[message.pk]),
    )
