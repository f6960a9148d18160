"""What guarding has to remember, a module per noun."""

from guard.models.block import Block
from guard.models.lesson import Lesson, Token
from guard.models.policy import Policy
from guard.models.trace import Trace

__all__ = ["Block", "Lesson", "Policy", "Token", "Trace"]
