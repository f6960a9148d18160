"""The rows of messages: what came and is not sent yet, what was answered, done and noted, what is set, a module per noun."""

from contact.models.canned import Canned
from contact.models.message import Message, Note
from contact.models.reply import Reply
from contact.models.settings import Settings
from contact.models.step import Step
from contact.models.unsent import Unsent

__all__ = ["Canned", "Message", "Note", "Reply", "Settings", "Step", "Unsent"]
