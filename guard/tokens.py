"""What a text consists of for the filter: words of Latin scripts, pairs of neighbouring Japanese characters, hosts."""

import functools
import math
import re

from guard.unmasked import JAPANESE, unmask
from lib.signing import digest

NUMBERS = 2**17  # so the table has this many rows at most, whatever is learned
MOST = 500
HOST = re.compile(r"(?:https?:/*|www\.)([a-z0-9.-]+)")
RUN = re.compile(f"[{JAPANESE}ー]+|[^\\W{JAPANESE}ー]+")
LONGEST_WORD = 30


def tokens(text: str) -> list[int]:
    """Keyed numbers from 1 on: nobody without the site's secret key can tell which words they stand for.

    At most MOST of them, from all over the text, so that nobody hides behind a long beginning.
    """
    folded = unmask(text).folded
    words = dict.fromkeys(f"//{host}" for host in HOST.findall(folded))
    for run in RUN.findall(folded):
        words.update(dict.fromkeys(_parts(run)))
    chosen = list(words)[:: max(1, math.ceil(len(words) / MOST))]
    return sorted({_number(word) for word in chosen})


def _parts(run: str) -> list[str]:
    if run < "\u0e80":
        return [run[:LONGEST_WORD]]
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]


@functools.lru_cache(maxsize=2**15)
def _number(word: str) -> int:
    return int(digest(word, purpose="token")[:12], 16) % NUMBERS + 1
