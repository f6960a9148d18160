"""How alike two articles are: the terms of a title, the weight of everything that two share, and the best of many."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.utils import timezone

KEPT = 8  # public ones in a list; readers are shown three, and the others stand by
CHUNK = 200  # keys that are looked at together
MOST_TERMS = 60
LONGEST = 40
TAG, CATEGORY, TITLE, NEAR = 2.0, 1.0, 2.0, 0.1
MONTH = 30 * 24 * 3600
# Kanji and katakana carry a title's matter; hiragana between them is grammar. Words of other scripts stay whole.
MATTER = r"\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆"
JAPANESE = r"\u3040-\u30ff\u3400-\u9fff"
PIECE = re.compile(rf"[{MATTER}]+|[^\W\d_{JAPANESE}][^\W_{JAPANESE}]+")
BY_PAIRS = re.compile(f"[{MATTER}]")

Shared = tuple[int, int]  # how many tags and how many terms of their titles two articles share
Group = tuple[Shared, Callable[[], dict[int, Shared]]]  # the most that its articles share, and what each of them does


@dataclass(frozen=True)
class Peer:
    """Another article and how much it is alike; `last` is the degree with which its own list is full (None: it is not)."""

    pk: int
    begins: datetime
    degree: float
    last: float | None = None

    @property
    def enters(self) -> bool:
        """Whether the article that was asked about stands in this one's list."""
        return self.degree > 0 and (self.last is None or self.degree >= self.last)


def terms(title: str) -> frozenset[str]:
    """The pairs of neighbouring kanji and katakana, single ones that stand alone, and the words of other scripts.

    Hiragana and bare numbers tell nothing of the matter and are left out.
    """
    found: list[str] = []
    for piece in PIECE.findall(unicodedata.normalize("NFKC", title).lower()):
        is_word = not BY_PAIRS.match(piece) or len(piece) == 1
        found += [piece] if is_word else (piece[at : at + 2] for at in range(len(piece) - 1))
    return frozenset(term[:LONGEST] for term in found[:MOST_TERMS])


def degree(shared: Shared, *, sizes: Shared, is_same_category: bool, apart: float) -> float:
    """The likeness of two articles whose titles have `sizes` terms; 0 where nothing is shared.

    Of equals those written at about the same time are nearer (`apart`: seconds).
    """
    tags, common = shared
    alike = TAG * tags + CATEGORY * is_same_category
    if common:
        alike += TITLE * 2 * common / sum(sizes)
    return alike + NEAR / (1 + abs(apart) / MONTH) if alike else 0.0


def nearest(
    groups: Iterable[Group], size: int, look: Callable[[Collection[int]], list[Peer]], near: set[int]
) -> list[Peer]:
    """The best of all that share something with an article whose title has `size` terms, and of its neighbours `near`,
    who stand in no group.

    `look` weighs the articles of some keys. The groups come in the order of the most that their articles can be alike.
    Whoever could not enter the list any more is never looked at, nor is it asked who stands in a group of such.
    """
    found = best(look(near))
    for shared, members in groups:
        if _most(shared, size) < _last(found):
            break
        for most, keys in _chunks(members(), size):
            if most < _last(found):
                break
            found = best([*found, *look(keys)])
    return found


def best(found: Iterable[Peer]) -> list[Peer]:
    """What a list keeps, best first: so many public ones, and those still to come that would stand among them."""
    kept: list[Peer] = []
    now, left = timezone.now(), {True: KEPT, False: KEPT}
    for peer in sorted(found, key=lambda peer: (-peer.degree, -peer.pk)):
        is_public = peer.begins <= now
        if left[is_public] and peer.degree:
            kept.append(peer)
            left[is_public] -= 1
        if not left[True]:
            break
    return kept


def _last(found: list[Peer]) -> float:
    """The degree below which nobody enters; 0 while there is room."""
    now = timezone.now()
    public = [peer.degree for peer in best(found) if peer.begins <= now]
    return public[-1] if len(public) == KEPT else 0.0


def _most(shared: Shared, size: int) -> float:
    return degree(shared, sizes=(size, shared[1]), is_same_category=True, apart=0)


def _chunks(shared: dict[int, Shared], size: int) -> Iterator[tuple[float, list[int]]]:
    """Keys in the order of the most that their articles can be alike, with that most."""
    groups = defaultdict(list)
    for key, pair in shared.items():
        groups[pair].append(key)

    bounds = sorted(((_most(pair, size), pair) for pair in groups), reverse=True)
    ordered = ((bound, key) for bound, pair in bounds for key in groups[pair])
    while chunk := list(islice(ordered, CHUNK)):
        yield chunk[0][0], [key for _bound, key in chunk]
