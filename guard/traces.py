"""How traces of submissions are counted, left and removed."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import CharField, DateTimeField, Subquery
from django.utils import timezone

from guard.models import Trace
from guard.unmasked import unmask
from lib.json_rows import number_of
from lib.prepared import Parameter
from lib.signing import digest

TWINS_WITHIN = timedelta(days=7)
FEW_LETTERS = 15  # two people may well thank in the same words
LINK = re.compile("(?:https?:|www\\.)[!-~]*")
FORM, NETWORK, TEXT = (Parameter(name, CharField()) for name in ("form", "network", "text"))
RATE_SINCE, TWINS_SINCE = (Parameter(name, DateTimeField()) for name in ("rate_since", "twins_since"))


@dataclass(frozen=True)
class Gist:
    """By what a text is known again: other links, numbers and signs make no other text.

    The digest is one of the letters alone, and of everything where there are hardly any.
    """

    digest: str
    is_small_talk: bool

    @classmethod
    def of(cls, text: str) -> "Gist":
        folded = unmask(text).folded
        letters = "".join(char for char in LINK.sub("", folded) if char.isalpha())
        is_short = len(letters) < FEW_LETTERS
        known = digest(folded if is_short else letters, purpose="text")
        return cls(known, is_small_talk=is_short and not LINK.search(folded))


def rate(form: str) -> tuple[int, int]:
    """(submissions, seconds) that one network may use."""
    return settings.GUARD_RATES[form]


def columns() -> dict[str, Subquery]:
    """What is asked of the traces along with other matters: how many submissions came from the network within the
    rate's time, and how often the text was stored within TWINS_WITHIN, whoever sent it.

    Counted inside the transaction that stores: exact on SQLite, where writers wait for each other; on PostgreSQL
    as many more may pass as requests run at once.
    """
    here = Trace.objects.filter(form=FORM, network_hash=NETWORK, created_at__gt=RATE_SINCE)
    same = Trace.objects.filter(text_hash=TEXT, created_at__gt=TWINS_SINCE)
    return {"recent": number_of(here), "twins": number_of(same)}


def values(form: str, network: str, gist: Gist, now: datetime) -> dict[str, Any]:
    """Those of the parameters in these columns."""
    times = {"rate_since": now - timedelta(seconds=rate(form)[1]), "twins_since": now - TWINS_WITHIN}
    return {"form": form, "network": network, "text": gist.digest, **times}


def leave(form: str, network: str, gist: Gist) -> None:
    Trace.objects.create(form=form, network_hash=network, text_hash=gist.digest)


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
