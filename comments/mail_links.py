"""The links in the owner's mails with which a comment is decided without logging in.

A link is sealed for one comment and one recipient, and ends with its time, with the comment, or when its recipient is
no longer told of comments. It names the recipient by a keyed digest, so that no address stands in an address.
"""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.urls import reverse

from comments.models import Comment, Settings
from lib import mail, signing

PURPOSE = "decide-by-mail"
DAY = 24 * 60 * 60
PERMISSION = "comments.change_comment"


@dataclass(frozen=True)
class Invitation:
    """What a link leads to: without a comment, it is over. `by` is the recipient's account, where there is one."""

    comment: Comment | None = None
    by: object = None


def path(comment, address: str, current: Settings | None = None) -> str:
    """`current` are the settings, where they were read already."""
    content = f"{comment.pk}.{_key(address)}"
    token = signing.seal(content, purpose=PURPOSE, seconds=(current or Settings.current()).link_days * DAY)
    return reverse("comments:decide", args=[token])


def read(token: str) -> Invitation | None:
    """None for what this site never made."""
    sealed = signing.unseal(token, purpose=PURPOSE)
    if sealed is None:
        return None
    number, _dot, key = sealed.content.partition(".")
    address = next((one for one in mail.recipients() if _key(one) == key), None)
    if sealed.is_over or address is None:
        return Invitation()
    comment = Comment.objects.select_related("article", "parent", "decided_by").defer("email", "article__body")
    return Invitation(comment.filter(pk=number).first(), _account(address))


def _key(address: str) -> str:
    return signing.digest(address.lower(), purpose=PURPOSE)[:16]


def _account(address: str):
    people = get_user_model().objects.filter(email__iexact=address, is_active=True, is_staff=True)
    return next((person for person in people.order_by("pk") if person.has_perm(PERMISSION)), None)
