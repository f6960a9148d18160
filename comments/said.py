"""A comment as readers see it: the few columns of its row that a page shows, without a model around them."""

from datetime import datetime
from typing import NamedTuple

from comments.models import Comment
from lib.json_rows import instant

OWN = ("id", "parent_id", "name", "body", "is_staff", "created_at", "answers_id")
COLUMNS = (*OWN, "answers__name", "answers__state")  # addresses are not even read


class Said(NamedTuple):
    """`answered` is the name of whoever wrote the reply that this one answers: nothing where it answers the head of the
    thread, or what readers cannot see.
    """

    pk: int
    parent_id: int | None
    name: str
    body: str
    is_staff: bool
    created_at: datetime
    answers_id: int | None
    answered: str

    @classmethod
    def read(cls, values) -> "Said":
        """From the values of COLUMNS, as the database gave them or as JSON."""
        pk, parent_id, name, body, is_staff, created_at, answers_id, answered, state = values
        is_mention = answers_id != parent_id and state == Comment.State.APPROVED
        said = answered if is_mention else ""
        return cls(pk, parent_id, name, body, is_staff, instant(created_at), answers_id, said)

    @classmethod
    def of(cls, comment) -> "Said":
        answered, own = comment.answers, [getattr(comment, name) for name in OWN]
        return cls.read([*own, answered and answered.name, answered and answered.state])
