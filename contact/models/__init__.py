"""The rows of the inbox: messages to the owner and what was noted beside them, a module per noun."""

from contact.models.message import Message, Note

__all__ = ["Message", "Note"]
