"""How traces of submissions are counted, left and removed."""

import re
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from guard.models import Trace
from guard.unmasked import unmask
from lib.signing import digest

TWINS_WITHIN = timedelta(days=7)
FEW_LETTERS = 15  # two people may well thank in the same words
LINK = re.compile("(?:https?:|www\\.)[!-~]*")


def rate(form: str) -> tuple[int, int]:
    """(submissions, seconds) that one network may use."""
    return settings.GUARD_RATES[form]


def recent(form: str, network: str) -> int:
    """Stored from this network within the rate's time.

    Counted inside the transaction that stores: exact on SQLite, where writers wait for each other; on PostgreSQL
    as many more may pass as requests run at once.
    """
    since = timezone.now() - timedelta(seconds=rate(form)[1])
    return Trace.objects.filter(form=form, network_hash=network, created_at__gt=since).count()


def twins(text: str) -> int:
    """How often this text was stored within TWINS_WITHIN, whoever sent it; other links, numbers and signs make no other text."""
    since = timezone.now() - TWINS_WITHIN
    known = Trace.objects.filter(text_hash=_text_digest(text), created_at__gt=since).count()
    return 0 if is_small_talk(text) else known


def is_small_talk(text: str) -> bool:
    folded = unmask(text).folded
    return not LINK.search(folded) and len(_letters(folded)) < FEW_LETTERS


def leave(form: str, network: str, text: str) -> None:
    Trace.objects.create(form=form, network_hash=network, text_hash=_text_digest(text))


def forget(*stored: type[models.Model]) -> int:
    """Remove the traces older than GUARD_KEEP_DAYS, and the network's digest from rows as old in the models `stored`.

    Returns how many rows of all were changed.
    """
    before = timezone.now() - timedelta(days=settings.GUARD_KEEP_DAYS)
    removed: int = Trace.objects.filter(created_at__lt=before).delete()[0]
    for model in stored:
        old = model._default_manager.filter(created_at__lt=before)
        removed += old.exclude(network_hash="").update(network_hash="")
    return removed


def _letters(folded: str) -> str:
    return "".join(char for char in LINK.sub("", folded) if char.isalpha())


def _text_digest(text: str) -> str:
    """Of the letters alone; of everything where there are hardly any."""
    folded = unmask(text).folded
    letters = _letters(folded)
    return digest(letters if len(letters) >= FEW_LETTERS else folded, purpose="text")
