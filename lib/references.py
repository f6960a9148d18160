"""Reference numbers that people read aloud or copy from a mail: short, without look-alikes, not to be guessed."""

import re
import secrets
from collections.abc import Callable
from functools import cache

from django.db.models import CharField, Model

from lib.prepared import Parameter, Prepared

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


@cache
def taken_by(model: type[Model]) -> Callable[[str], bool]:
    """Whether a row of the model has a number as its `reference`."""
    rows = Prepared(
        lambda: (
            model._default_manager.filter(reference=Parameter("reference", CharField())).order_by().values_list("pk")
        )
    )
    return lambda reference: bool(rows(reference=reference))
