"""How tests send a visitors' form: with its ticket, from the page that it stands on."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from guard import work
from lib import signing

OWN = {"origin": "http://testserver"}
COMMENT = {"name": "はるこ", "email": "haruko@example.com", "body": "締め切りの前日に間に合いました。"}
MESSAGE = {
    "topic": "question",
    "name": "竹野はるこ",
    "email": "takeno@example.com",
    "body": "解約の締め切りについて教えてください。",
    "consent": "on",
}


def ticket(scope, *, seconds=40):
    """A ticket that was fetched some seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=seconds), tick=False):
        return signing.issue(scope)


def _fetched(typed, scope, seconds):
    """The clock is turned back only where no ticket is given: it is one for all threads."""
    return typed["ticket"] if "ticket" in typed else ticket(scope, seconds=seconds)


def proved(signed):
    """What a browser with JavaScript adds to a form."""
    return {"ticket": signed, "work": work.do(signed)}


def send_comment(client, article, *, seconds=40, headers=OWN, address="192.0.2.1", **typed):
    data = {**COMMENT, **proved(_fetched(typed, f"comment:{article.pk}", seconds)), **typed}
    return client.post(f"/comments/{article.slug}/", data, headers=headers, REMOTE_ADDR=address)


def write_message(client, *, seconds=40, headers=OWN, address="127.0.0.1", **typed):
    """The first step: the answer leads to the page that repeats what was written."""
    data = {**MESSAGE, **proved(_fetched(typed, "contact", seconds)), **typed}
    return client.post("/contact/", data, headers=headers, REMOTE_ADDR=address)


def send_message(client, *, headers=OWN, address="127.0.0.1", **typed):
    """Both steps, unless the first one is answered otherwise."""
    written = write_message(client, headers=headers, address=address, **typed)
    if written.status_code != 303:
        return written
    return client.post(written.url, headers=headers, REMOTE_ADDR=address)
