"""The inbox in the admin."""

from contact.admin.canned import CannedAdmin
from contact.admin.inbox import MessageAdmin

__all__ = ["CannedAdmin", "MessageAdmin"]
