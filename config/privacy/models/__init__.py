"""What the handling of personal data has to remember, a module per noun."""

from config.privacy.models.period import Period
from config.privacy.models.receipt import Receipt

__all__ = ["Period", "Receipt"]
