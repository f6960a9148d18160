"""The rows of the comments: what visitors wrote and what moderators decided, a module per noun."""

from comments.models.comment import Comment, CommentQuerySet
from comments.models.correspondent import Correspondent, CorrespondentQuerySet
from comments.models.decision import Decision
from comments.models.report import Report
from comments.models.settings import Settings

__all__ = ["Comment", "CommentQuerySet", "Correspondent", "CorrespondentQuerySet", "Decision", "Report", "Settings"]
