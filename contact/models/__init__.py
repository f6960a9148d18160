"""The rows of the inbox: messages to the owner, what was answered, done and noted about them, a module per noun."""

from contact.models.canned import Canned
from contact.models.message import Message, Note
from contact.models.reply import Reply
from contact.models.step import Step

__all__ = ["Canned", "Message", "Note", "Reply", "Step"]
