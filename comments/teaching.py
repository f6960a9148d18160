"""What a person's decision about a comment teaches the guard's filter."""

from collections.abc import Iterator, Mapping

from comments.models import Comment
from guard import learning

State = Comment.State
TEACHES = {
    State.APPROVED: False,
    State.SPAM: True,
    State.PENDING: None,
    State.REJECTED: None,
}  # None: what it taught is taken back


def teach(wanted: Mapping[Comment, str]) -> None:
    """The comments with their new states, `state` being still the one before; in the transaction that decides."""
    learning.learn_all(_lessons(wanted))


def _lessons(wanted) -> Iterator[learning.Taught]:
    for comment, state in wanted.items():
        # Nobody wrote the samples. Whoever throws away what the guard took for spam agrees; nothing else in the trash says what it was.
        known = True if (comment.state, state) == (State.SPAM, State.TRASH) else TEACHES.get(state, ...)
        if not (comment.is_staff or comment.is_sample) and known is not ...:
            yield learning.Taught("comment", str(comment.pk), f"{comment.name}\n{comment.body}", known)
