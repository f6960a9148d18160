"""What the ledger is told of while nobody saves anything: articles that begin or end by the clock, and new surroundings."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from blog import frame, recording, snapshots
from blog.models import Article, Author, Category, SidebarBlock, Site
from blog.rendering import Rules, is_stale, render_and_store
from disclosures import ledger_styles
from disclosures.models import LedgerEntry


def catch_up(limit: int | None = None) -> int:
    """Add the rows that are due; returns how many texts were looked at, at most `limit`."""
    rules, looked = Rules(), 0
    _styles()
    for due, tell in DUE:
        for pk in due().order_by("pk").values_list("pk", flat=True)[: None if limit is None else limit - looked]:
            _one(due, tell, pk, rules)
            looked += 1
    return looked


@transaction.atomic
def _styles() -> None:
    """Once the ledger has begun, it is told of new style sheets before any page is compared."""
    if LedgerEntry.objects.exists():
        accent = Site.objects.order_by("pk").values_list("accent", flat=True).first() or ""
        ledger_styles.tell(snapshots.styles(accent))


@transaction.atomic
def _one(due: Callable[[], QuerySet], tell: Callable[[Any, Rules], object], pk: int, rules: Rules) -> None:
    """Look at one text again, locked: it may have been saved or told of meanwhile."""
    due().model._base_manager.select_for_update().filter(pk=pk).first()
    row = due().filter(pk=pk).first()
    if row is None:
        return
    if not hasattr(row, "rendering") or is_stale(row.rendering, row, rules):
        render_and_store(row, rules)
    tell(row, rules)


def _told() -> QuerySet:
    """Articles that are published at some time, with the time of the newest row about them."""
    about = LedgerEntry.objects.filter(source="article", source_id=OuterRef("pk")).order_by("-pk")
    rows = Article.objects.filter(state=Article.State.PUBLISHED).select_related("rendering")
    return rows.annotate(told_at=Subquery(about.values("at")[:1]))


def _ended() -> QuerySet:
    return _told().filter(end_at__lte=timezone.now(), told_at__lt=F("end_at"))


def _begun() -> QuerySet:
    going_on = Q(end_at__isnull=True) | Q(end_at__gt=timezone.now())
    return _told().filter(going_on, publish_at__lte=timezone.now(), told_at__lt=F("publish_at"))


def _elsewhere() -> QuerySet:
    """Pages that the ledger has not seen with today's surroundings."""
    public = _told().filter(pk__in=Article.objects.published().values("pk"), rendering__isnull=False)
    return public.exclude(rendering__frame=frame.fingerprint())


def _on_lists(model: type[Model]) -> QuerySet:
    """The other texts, as far as they have not been looked at with today's surroundings."""
    rows = model._base_manager.filter(rendering__isnull=False).select_related("rendering")
    return rows.exclude(rendering__frame=frame.of_lists())


DUE: tuple[tuple[Callable[[], QuerySet], Callable[[Any, Rules], object]], ...] = (
    (_ended, recording.ended),
    (_begun, recording.begun),
    (_elsewhere, recording.record_change),
    *((partial(_on_lists, model), recording.record_change) for model in (Category, Author, SidebarBlock)),
)
