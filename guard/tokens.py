"""What a text consists of for the filter: words of Latin scripts, kanji and pairs of neighbouring Japanese characters, hosts."""

import functools
import math
import re

from guard.unmasked import JAPANESE, unmask
from lib.signing import digest

NUMBERS = 2**17  # so the table has this many rows at most, whatever is learned
MOST = 500
LINK = re.compile(r"(?:https?:/*|www\.)([a-z0-9.-]+)[!-~]*")
LINKED = "//"  # that there is a link at all
RUN = re.compile(f"[{JAPANESE}ー]+|[^\\W{JAPANESE}ー]+")
LONGEST_WORD, FIRST_KANJI = 30, "\u3400"


def tokens(text: str) -> list[int]:
    """Keyed numbers from 1 on: nobody without the site's secret key can tell which words they stand for.

    At most MOST of them, from all over the text, so that nobody hides behind a long beginning.
    """
    folded = unmask(text).folded
    hosts = LINK.findall(folded)
    words = dict.fromkeys([LINKED, *(f"{LINKED}{host}" for host in hosts)] if hosts else [])
    for run in RUN.findall(LINK.sub(" ", folded)):
        words.update(dict.fromkeys(_parts(run)))
    chosen = list(words)[:: max(1, math.ceil(len(words) / MOST))]
    return sorted({_number(word) for word in chosen})


def _parts(run: str) -> list[str]:
    if run < "\u0e80":
        return [run[:LONGEST_WORD]]
    pairs = [run[at : at + 2] for at in range(max(1, len(run) - 1))]
    return [*pairs, *(char for char in run if char >= FIRST_KANJI)]


@functools.lru_cache(maxsize=2**15)
def _number(word: str) -> int:
    return int(digest(word, purpose="token")[:12], 16) % NUMBERS + 1
