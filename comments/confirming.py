"""How an address becomes its commenter's: asked for with a comment, mailed as a link, confirmed by a button, and proved
from then on by what the reader's own browser keeps."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from blog.models import Site
from comments.models import Comment, Correspondent
from guard.models import Trace
from lib import mail, signing

LINK = timedelta(days=7)
PROOF = timedelta(days=180)
WITHIN = timedelta(days=1)
TO_ONE_ADDRESS = 3
FROM_ONE_NETWORK = 5
TRACE = "confirm"


def ask(comment) -> None:
    """Mail the link to the address of a comment, in the transaction that stores it.

    The visitor hears the same whether a mail goes out, the address is known, or too many were asked for.
    """
    address = signing.digest(comment.email.lower(), purpose="confirm")
    lately = Trace.objects.filter(form=TRACE, created_at__gt=timezone.now() - WITHIN)
    if lately.filter(text_hash=address).count() >= TO_ONE_ADDRESS:
        return
    if lately.filter(network_hash=comment.network_hash).count() >= FROM_ONE_NETWORK:
        return
    Trace.objects.create(form=TRACE, network_hash=comment.network_hash, text_hash=address)
    article = comment.article
    mail.address_to_confirm(
        to=comment.email,
        language=article.language,
        site_name=Site.current().name_in(article.language),
        reference=comment.reference,
        title=article.title,
        path=reverse("comments:confirm", args=[link(comment)]),
    )


def link(comment) -> str:
    return signing.seal(str(comment.pk), purpose="confirm", seconds=LINK.total_seconds())


def read(token: str) -> tuple[bool, Comment | None]:
    """Whether such a link was ever sent, and the comment whose address it still confirms."""
    sealed = signing.unseal(token, purpose="confirm")
    if sealed is None or sealed.is_over:
        return sealed is not None, None
    asked = Comment.objects.select_related("article").exclude(email="")
    return True, asked.filter(pk=sealed.content).first()


@transaction.atomic
def confirm(comment) -> str:
    """The address belongs to whoever opened the link; returns the proof for their browser."""
    now = timezone.now()
    person, is_new = Correspondent.objects.get_or_create(email=comment.email.lower(), defaults={"confirmed_at": now})
    if not is_new:
        Correspondent.objects.filter(pk=person.pk).update(confirmed_at=now, stopped_at=None)
    Comment.objects.filter(pk=comment.pk).update(is_proved=True, wants_replies=True)
    return proof(person)


def proof(person: Correspondent) -> str:
    """Tells nothing of the address, and counts for no other."""
    return signing.seal(person.key, purpose="proof", seconds=PROOF.total_seconds())


def holder(email: str, proof: str) -> Correspondent | None:
    """Who sends a comment, where their browser proves that this very address is theirs."""
    sealed = signing.unseal(proof, purpose="proof")
    if sealed is None or sealed.is_over:
        return None
    return Correspondent.objects.of(email).filter(key=sealed.content).first()
