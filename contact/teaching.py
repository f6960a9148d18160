"""What a person's decision about messages teaches the guard's filter."""

from collections.abc import Iterable

from contact.models import Message
from guard import learning

State = Message.State
TEACHES = {
    State.SPAM: True,
    State.NEW: None,
}  # None: what it taught is taken back; every other state is a person's message


def teach(moved: Iterable[int], state: str) -> None:
    """The messages that were moved into the state, in the transaction that moves them."""
    rows = Message.objects.filter(pk__in=moved).order_by("pk").values_list("pk", "name", "body")
    known = TEACHES.get(state, False)
    learning.learn_all(learning.Taught("contact", str(pk), f"{name}\n{body}", known) for pk, name, body in rows)
