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
    def read(cls, row) -> "Said":
        """From a mapping with the COLUMNS, as the database gave them or as JSON."""
        is_mention = row["answers_id"] != row["parent_id"] and row["answers__state"] == Comment.State.APPROVED
        return cls(
            row["id"],
            row["parent_id"],
            row["name"],
            row["body"],
            row["is_staff"],
            instant(row["created_at"]),
            row["answers_id"],
            row["answers__name"] if is_mention else "",
        )

    @classmethod
    def of(cls, comment) -> "Said":
        answered = comment.answers
        own = {name: getattr(comment, name) for name in OWN}
        return cls.read(
            {**own, "answers__name": answered and answered.name, "answers__state": answered and answered.state}
        )
