"""What guarding has to remember, a module per noun."""

from guard.models.block import Block
from guard.models.trace import Trace

__all__ = ["Block", "Trace"]
