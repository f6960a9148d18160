"""Messages in the admin: the inbox, its canned answers, and what the owner sets for the form."""

from contact.admin.canned import CannedAdmin
from contact.admin.inbox import MessageAdmin
from contact.admin.settings import SettingsAdmin

__all__ = ["CannedAdmin", "MessageAdmin", "SettingsAdmin"]
