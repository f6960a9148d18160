"""Personal data in the admin: one screen for a person, one for how long everything is kept."""

from privacy.admin.periods import PeriodAdmin
from privacy.admin.person import ReceiptAdmin

__all__ = ["PeriodAdmin", "ReceiptAdmin"]
