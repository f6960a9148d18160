"""What the site signs for visitors' forms: tickets that prove when a form was begun, and keyed digests."""

import secrets
import time
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

TICKET_SALT = "visitors-form"
LONGEST = 500  # a ticket of ours is shorter; nothing longer is worth a signature check


@dataclass(frozen=True)
class Ticket:
    """A ticket whose signature holds. `age` is in seconds; `key` is its own alone and may be spent once."""

    scope: str
    key: str
    age: float


def issue(scope: str) -> str:
    return Signer(salt=TICKET_SALT).sign_object({"s": scope, "k": secrets.token_hex(16), "t": time.time()})


def read(signed: str, *, scope: str, max_age: float) -> Ticket | None:
    """The ticket, or None when it is forged, made for another scope, too old, or from the future."""
    if len(signed) > LONGEST:
        return None
    try:
        content = Signer(salt=TICKET_SALT).unsign_object(signed)
    except BadSignature:
        return None
    ticket = Ticket(scope=content["s"], key=content["k"], age=time.time() - content["t"])
    return ticket if ticket.scope == scope and 0 <= ticket.age <= max_age else None


def digest(value: str, *, purpose: str) -> str:
    """A digest that nobody without the site's secret key can compute: it recognises, it does not reveal."""
    return salted_hmac(f"shirushi.{purpose}", value, algorithm="sha256").hexdigest()[:40]
