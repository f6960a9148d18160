"""The block lists at work: adding an entry, asking for the entries that a submission meets, counting what they caught."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from guard.block_kinds import BY_KEY, Letter
from guard.models import Block
from guard.traces import FORM, NETWORK
from lib.prepared import NOW

Kind, Scope = Block.Kind, Block.Scope


@transaction.atomic
def block(kind: str, value: str, scope: str = Scope.BOTH, *, by=None, note: str = "") -> Block:
    """Add an entry, once: what is there already counts for both scopes together and, as a network, from today anew.

    Raises ValidationError with a sentence for what cannot be blocked. `value` of a network is the digest that the
    comment or message keeps.
    """
    value = BY_KEY[kind].tidy(value)
    is_network = kind == Kind.NETWORK
    until = timezone.now() + timedelta(days=settings.GUARD_KEEP_DAYS) if is_network else None
    row, is_new = Block.objects.select_for_update().get_or_create(
        kind=kind, value=value, defaults={"scope": scope, "note": note, "added_by": by, "until": until}
    )
    if not is_new:
        row.scope = scope if scope == row.scope else Scope.BOTH
        row.note, row.until = note or row.note, until
        row.save(update_fields=["scope", "note", "until"])
    return row


def entries() -> models.QuerySet[Block]:
    """Those that a submission may meet, by the parameters of its form, of its network and of now."""
    asked = Q(kind__in=[Kind.WORD, Kind.HOST, Kind.ADDRESS]) | Q(kind=Kind.NETWORK, value=NETWORK)
    valid = Q(until=None) | Q(until__gt=NOW)
    return Block.objects.filter(asked, valid, Q(scope=FORM) | Q(scope=Scope.BOTH)).order_by("pk")


def met(rows: Iterable[Block], letter: Letter) -> tuple[Block, ...]:
    """Those of the entries that a submission really meets."""
    return tuple(row for row in rows if BY_KEY[row.kind].finds(row.value, letter))


def count(blocks: Iterable[Block]) -> None:
    """One more hit for each; locked in one order, so that submissions side by side neither lose a hit nor wait in a ring."""
    keys = [row.pk for row in blocks]
    if keys:
        rows = Block.objects.filter(pk__in=keys)
        list(rows.select_for_update().order_by("pk").values_list("pk"))
        rows.update(hits=F("hits") + 1, last_hit_at=timezone.now())


def forget() -> int:
    """Remove the networks whose time is over; their digests are kept no longer than all others."""
    return Block.objects.filter(until__lte=timezone.now()).delete()[0]
