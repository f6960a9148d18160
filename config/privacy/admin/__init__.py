"""Personal data in the admin: one screen for a person, one for how long everything is kept."""

from config.privacy.admin.periods import PeriodAdmin
from config.privacy.admin.person import ReceiptAdmin

__all__ = ["PeriodAdmin", "ReceiptAdmin"]
