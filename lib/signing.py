"""What the site signs: tickets that prove when a visitor's form was begun, addresses that expire, notes to itself in its
own pages, and keyed digests."""

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


def issue(scope: str, *, since: float | None = None) -> str:
    """A new ticket; `since` is the time from which its age counts, where a form was begun before."""
    began = time.time() if since is None else since
    return Signer(salt=TICKET_SALT).sign_object({"s": scope, "k": secrets.token_hex(16), "t": began})


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


@dataclass(frozen=True)
class Sealed:
    """A content whose seal holds; `is_over` once its time has passed."""

    content: str
    is_over: bool


def seal(content: str, *, purpose: str, seconds: float) -> str:
    """The content and its end in a form that stands in an address; anybody can read it, nobody can make one."""
    return Signer(salt=f"shirushi.{purpose}").sign_object({"c": content, "u": time.time() + seconds})


def unseal(sealed: str, *, purpose: str) -> Sealed | None:
    """None for what was never sealed here, or for another purpose."""
    if len(sealed) > LONGEST:
        return None
    try:
        found = Signer(salt=f"shirushi.{purpose}").unsign_object(sealed)
    except BadSignature:
        return None
    return Sealed(found["c"], found["u"] <= time.time())


def sign(content: str, *, purpose: str) -> str:
    """The content with its signature: the same each time, so that a page which carries it can be kept in a cache."""
    return Signer(salt=f"shirushi.{purpose}").sign(content)


def signed_content(signed: str, *, purpose: str) -> str | None:
    """None for what was never signed here, or for another purpose."""
    if len(signed) > LONGEST:
        return None
    try:
        return Signer(salt=f"shirushi.{purpose}").unsign(signed)
    except BadSignature:
        return None


def digest(value: str, *, purpose: str) -> str:
    """A digest that nobody without the site's secret key can compute: it recognises, it does not reveal."""
    return salted_hmac(f"shirushi.{purpose}", value, algorithm="sha256").hexdigest()[:40]
