"""What the checks look at: one submission with everything that is known of it, and what its text says at a glance."""

import re
from dataclasses import dataclass

from django.conf import settings

from guard.models import Block
from guard.senders import Origin

FEW_LETTERS = 12  # from which a text shows its language
LINK = re.compile(r"(?:https?:[\\/]*|www\.)([^\s/?#<>\"\]]*)", re.IGNORECASE)
KANA = re.compile("[ぁ-ゖァ-ヺｦ-ﾟ]")


@dataclass(frozen=True)
class Submission:
    """All that checks may look at; gathered once, so that a check is a plain function."""

    text: str
    language: str = "ja"  # of the page that the form stands on; empty where every language is welcome
    trap: str = ""
    age: float | None = 60.0  # seconds since the ticket was issued; None without a valid one
    has_worked: bool = True  # the browser did the ticket's calculation
    origin: Origin = Origin.OWN
    recent: int = 0  # stored from the same network within the rate's time
    limit: int = 8
    twins: int = 0  # the same text, stored within some days
    likeness: float | None = None  # to what the owner called spam; None before enough is known
    blocks: tuple[Block, ...] = ()  # the entries of the block lists that it meets


def foreign_links(text: str) -> int:
    """How many links lead away from this site."""
    own = settings.SITE_HOST
    hosts = (host.rpartition("@")[2].partition(":")[0].lower() for host in LINK.findall(text))
    return sum(host != own and not host.endswith(f".{own}") for host in hosts)


def is_foreign(text: str) -> bool:
    """Without a single kana although long enough to have one: Chinese as well as English."""
    return not KANA.search(text) and sum(map(str.isalpha, text)) >= FEW_LETTERS
