"""Renewing stored renderings that today's rules no longer give, and telling the ledger what readers see since then."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from blog import recording
from blog.models import Article, Rendering
from blog.rendering import Rules, is_stale, render_and_store
from blog.sources import SOURCES


def rerender_stale(limit: int | None = None, *, is_thorough: bool = False) -> int:
    """Renew renderings that today's rules no longer give; returns how many were renewed, at most `limit`.

    The rules are compared in the database. A thorough run reads every text as well and finds what was changed there
    by another way than the admin.
    """
    rules = Rules()
    renewed = 0
    for source in SOURCES:
        for row in _candidates(source.model, rules, is_thorough=is_thorough).iterator(chunk_size=200):
            if limit is not None and renewed >= limit:
                return renewed
            before = getattr(row, "rendering", None)
            if before is None or is_stale(before, row, rules):
                _renew(row, before, rules)
                renewed += 1
    return renewed


def _candidates(model: type[models.Model], rules: Rules, *, is_thorough: bool) -> models.QuerySet:
    rows = model._base_manager.select_related("rendering").order_by("pk")
    if is_thorough:
        return rows
    fresh = [rules.fingerprint(language) for language, _name in settings.LANGUAGES]
    return rows.filter(
        models.Q(rendering__isnull=True)
        | ~models.Q(rendering__fingerprint__in=fresh)
        | models.Q(rendering__valid_until__lte=timezone.now())
    )


@transaction.atomic
def _renew(row: models.Model, before: Rendering | None, rules: Rules) -> None:
    """Render the row as it stands now, locked, so that a text saved meanwhile is not covered by the older one.

    What readers can see gets its ledger row in the same transaction, if they are shown something else now.
    """
    row = type(row)._base_manager.select_for_update().get(pk=row.pk)
    render_and_store(row, rules)
    if not isinstance(row, Article) or row.is_public:
        recording.record_change(row, rules, was=before)
