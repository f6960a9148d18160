"""The reference numbers of comments, which their writers can name."""

from comments.models import Comment
from lib import references


def new_reference() -> str:
    return references.new("C", is_taken=references.taken_by(Comment))
