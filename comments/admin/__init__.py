"""The comments in the admin: the moderator's desk, and what the owner sets."""

from comments.admin import correspondents, desk, reports, settings

__all__ = ["correspondents", "desk", "reports", "settings"]
