"""The inbox in the admin."""

from contact.admin.inbox import MessageAdmin

__all__ = ["MessageAdmin"]
