"""Personal data in the admin: one screen for a person."""

from privacy.admin.person import ReceiptAdmin

__all__ = ["ReceiptAdmin"]
