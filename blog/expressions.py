"""Expressions in what readers are shown beside ads: which texts are read, what the rules find there, and the renewal of the queue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import models
from django.utils import timezone

from blog.models import Article, Rendering
from blog.passes.parts import expand_parts
from blog.passes.sheet import Sheet
from blog.sources import SOURCES, source_of
from disclosures import claim_text, claims, claims_queue, own_claims
from disclosures.claim import Rule
from disclosures.claims import Hit
from disclosures.inventory import Inventory
from disclosures.models import Creative
from lib.document import Document


@dataclass(frozen=True)
class Found:
    """Words that a rule found, and the field of the row in which they stand."""

    hit: Hit
    field: str


def found(row: models.Model, marks: Inventory, rules: Sequence[Rule] | None = None) -> list[Found]:
    """What the rules find in a row's text; nothing where it shows no ad. The same words in the same sentence count once."""
    if not marks.has_ads:
        return []
    return _found(row, list(texts(row, marks)), own_claims.load() if rules is None else rules)


def _found(row, read, rules):
    language, today = source_of(row).language(row), timezone.localdate()
    kept = {}
    for field, text in read:
        for hit in claims.find(text, language, today=today, written=written(row), rules=rules):
            kept.setdefault((hit.rule.key, hit.words, hit.sentence), Found(hit, field))
    return list(kept.values())


def texts(row: models.Model, marks: Inventory) -> Iterator[tuple[str, str]]:
    """What readers see of a row, by the field that it comes from; reusable parts and the lines around ads belong to the body."""
    source = source_of(row)
    yield source.title, getattr(row, source.title)
    if isinstance(row, Article):
        yield "description", row.description
    document = Document(getattr(row, source.field))
    expand_parts(document, Sheet(source.language(row), source.key, row.pk))
    around = Creative.objects.in_bulk(marks.creative_ids).values() if marks.creative_ids else ()
    lines = [claim_text.lines(document), *(line for ad in around for line in (ad.copy, ad.button_text, ad.terms))]
    yield source.field, "\n".join(filter(None, lines))


def written(row: models.Model) -> date:
    """The day from which "only today" counts: the last revision or publication, for a draft today."""
    moment = getattr(row, "revised_at", None) or getattr(row, "publish_at", None)
    return timezone.localdate(moment) if moment and moment <= timezone.now() else timezone.localdate()


def midnight() -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(), time()))


def keep(row: models.Model, marks: Inventory, rules: Sequence[Rule]) -> None:
    """Renew the rows of the queue for this row's text."""
    source = source_of(row)
    read = list(texts(row, marks)) if marks.has_ads else []
    hits = [one.hit for one in _found(row, read, rules)]

    def whole() -> str:
        return "\n".join(text for _field, text in read or texts(row, marks))

    claims_queue.keep(source.key, row.pk, title=str(getattr(row, source.title)), hits=hits, text=whole)


def check(limit: int | None = None, *, since: datetime | None = None) -> int:
    """Look again at texts that were not looked at since then; returns how many, at most `limit`.

    By default since midnight, for a date passes without anybody saving, or since the site's own rules changed.
    """
    since = since or max(filter(None, (midnight(), own_claims.changed_at())))
    waiting = Rendering.objects.exclude(claims_checked_at__gte=since).order_by("pk")
    rules, done = own_claims.load(), []
    for rendering in waiting.select_related(*(source.key for source in SOURCES))[:limit]:
        row = next(filter(None, (getattr(rendering, source.key) for source in SOURCES)))
        keep(row, Inventory.from_json(rendering.inventory), rules)
        done.append(rendering.pk)
    Rendering.objects.filter(pk__in=done).update(claims_checked_at=timezone.now())
    return len(done)
