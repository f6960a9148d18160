"""Where ads stand: the texts that hold an ad or an ad of a programme, as the renderer has noted it."""

from dataclasses import dataclass

from django.db.models import Count, Model, Q

from blog.models import Draft
from blog.sources import SOURCES, Source
from disclosures import placements
from disclosures.models import Placement


@dataclass(frozen=True)
class Use:
    """One text with the number of places in it, and how many of them readers see an ad in."""

    source: Source
    row: Model
    count: int
    shown: int


def uses(of: Q, *, with_text: bool = False) -> list[Use]:
    """The texts whose places answer to the question, articles first; one query for each kind of text that has any.

    Without their text, unless it is asked for.
    """
    found = Placement.objects.filter(of, is_current=True).order_by("source", "source_id")
    counts = found.values_list("source", "source_id").annotate(Count("pk"), shown=Count("pk", filter=Q(is_shown=True)))
    totals = {(source, pk): (count, shown) for source, pk, count, shown in counts}
    listed = []
    for source in SOURCES:
        pks = [pk for key, pk in totals if key == source.key]
        rows = source.model._base_manager.defer(*([] if with_text else [source.field])).in_bulk(pks) if pks else {}
        listed += [Use(source, row, *totals[source.key, pk]) for pk, row in sorted(rows.items())]
    return listed


def by_programme(pks: list[int]) -> dict[int, list[Use]]:
    """The texts of each programme; as many queries as there are kinds of text, for any number of programmes."""
    found = Placement.objects.filter(programme__in=pks, is_current=True).order_by("source", "source_id")
    counted = found.values_list("programme_id", "source", "source_id")
    totals = list(counted.annotate(Count("pk"), shown=Count("pk", filter=Q(is_shown=True))))
    uses: dict[int, list[Use]] = {pk: [] for pk in pks}
    for source in SOURCES:
        numbers = {pk for _programme, key, pk, _count, _shown in totals if key == source.key}
        rows = source.model._base_manager.defer(source.field).in_bulk(numbers) if numbers else {}
        for programme, key, pk, count, shown in totals:
            if key == source.key and pk in rows:
                uses[programme].append(Use(source, rows[pk], count, shown))
    return uses


def drafts_with(pk: int) -> list[Draft]:
    """Working copies that name this creative as they were typed last."""
    drafts = Draft.objects.filter(data__body__icontains=f'data-creative="{pk}"')
    return list(drafts.select_related("article").defer("article__body").order_by("pk"))


def gone(model: type[Model], pks: list[int]) -> None:
    """Say that these rows are deleted: their ads stand nowhere any more."""
    for source in SOURCES:
        if source.model is model._meta.concrete_model:
            placements.forget(source.key, pks)
