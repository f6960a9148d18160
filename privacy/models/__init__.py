"""What the handling of personal data has to remember, a module per noun."""

from privacy.models.period import Period
from privacy.models.receipt import Receipt

__all__ = ["Period", "Receipt"]
