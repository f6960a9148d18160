"""Reference numbers that people read aloud or copy from a mail: short, without look-alikes, not to be guessed."""

import re
import secrets
from collections.abc import Callable

# Without 0 O 1 I L U: nobody has to ask which one it was, and no word appears by accident.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6
PATTERN = re.compile(rf"[A-Z]-[{ALPHABET}]{{{LENGTH}}}")


def new(letter: str, *, is_taken: Callable[[str], bool]) -> str:
    """Such as C-7K3F9Q; asks again while the number is taken."""
    while True:
        reference = f"{letter}-" + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if not is_taken(reference):
            return reference
