"""What guarding has to remember, a module per noun."""

from guard.models.trace import Trace

__all__ = ["Trace"]
