"""Proof of work: a small calculation that a browser does while somebody writes, and that nobody can do beforehand.

It is bound to one ticket, and a ticket is spent once: a program pays anew for every text. Several short puzzles in place
of a long one, so that bad luck with one is made good by the others. `static/js/work.js` solves them.
"""

from hashlib import sha256

from django.conf import settings

from lib.text import is_number

PARTS = 16  # with 13 bits each 131,000 digests on average: docs/spam.en.md says how long that takes
LONGEST_NUMBER = 8


def puzzle() -> dict[str, int]:
    """What a browser must know beside its ticket."""
    return {"parts": PARTS, "bits": settings.GUARD_WORK_BITS}


def is_done(ticket: str, work: str) -> bool:
    """Whether `work` holds the numbers for this ticket, divided by points. It costs the server microseconds."""
    numbers = work.split(".", PARTS)
    if len(numbers) != PARTS or not all(is_number(number, digits=LONGEST_NUMBER) for number in numbers):
        return False
    seed = _seed(ticket)
    return all(_is_solved(f"{seed}.{part}.{number}") for part, number in enumerate(numbers))


def do(ticket: str) -> str:
    """The work itself, for programs of the site's owner: tests and trials."""
    seed = _seed(ticket)
    return ".".join(str(_number(f"{seed}.{part}.")) for part in range(PARTS))


def _number(beginning: str) -> int:
    number = 0
    while not _is_solved(f"{beginning}{number}"):
        number += 1
    return number


def _seed(ticket: str) -> str:
    """Short enough that each try is one block of SHA-256."""
    return sha256(ticket.encode()).hexdigest()[:32]


def _is_solved(text: str) -> bool:
    return int.from_bytes(sha256(text.encode()).digest()[:4]) >> (32 - settings.GUARD_WORK_BITS) == 0
