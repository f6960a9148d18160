"""From source to page: one parse, the passes in their order, and the stored rendering with its freshness."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from blog import expressions, nodes, search_index
from blog.models import Article, Fact, Rendering, Use
from blog.passes import PASSES
from blog.passes.faq import faq_page
from blog.passes.parts import expand_parts
from blog.passes.products import show_product_picture
from blog.passes.sheet import Sheet, stored_marks
from blog.phrasing import cut
from blog.sources import source_of
from blog.structure import mark_first_ad, mark_lead, name_headings, tidy_cells
from disclosures import notices, own_claims, placements
from disclosures.claim import Rule
from disclosures.classification import Decisions
from disclosures.inventory import Inventory
from disclosures.labelling import label
from lib.document import Document
from lib.markup import trusted
from lib.text import reading_minutes

PIPELINE = "5"  # raise it when a pass changes what it makes
DERIVED = (
    "html",
    "contents",
    "plain_text",
    "phrased",
    "structured",
    "inventory",
    "minutes",
    "fingerprint",
    "source_sha256",
    "valid_until",
)


class Rules:
    """What renderings depend on besides their source, read once and shared by all the renderings of a request."""

    def __init__(self, versions: Mapping[str, str] | None = None) -> None:
        self.versions = versions

    @cached_property
    def state(self) -> str:
        return notices.fingerprint(self.versions)

    @cached_property
    def decisions(self) -> Decisions:
        return Decisions.load()

    @cached_property
    def claims(self) -> Sequence[Rule]:
        return own_claims.load()

    def fingerprint(self, language: str) -> str:
        """Names the rules that a rendering in this language follows from; 64 hexadecimal digits."""
        return _sha256(PIPELINE, nodes.FINGERPRINT, self.state, settings.SITE_HOST, language)


def _sha256(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Shown:
    """What a template shows of one source."""

    html: SafeString
    contents: list[dict[str, Any]]
    marks: Inventory
    minutes: int
    plain_text: str
    structured: list[dict[str, Any]]
    is_held: bool = False  # its ads were taken out: see blog.holding


def render(
    row: models.Model,
    rules: Rules,
    *,
    marks_of: Callable[[Any], Inventory] | None = None,
    at: datetime | None = None,
) -> Rendering:
    """The rendering of a row, made in memory and not stored; `sheet` on it holds what the passes found.

    With `at`, its ads are those of another instant than now.
    """
    source = source_of(row)
    language, title, text = source.language(row), getattr(row, source.title), getattr(row, source.field)
    document, sheet = Document(text), Sheet(language, source.key, row.pk)
    sheet.marks_of = marks_of or partial(_marks_of, rules)
    sheet.has_picture_above = getattr(row, "picture_id", None) is not None and source.key == "article"
    with translation.override(language):
        expand_parts(document, sheet)
        plain_text = document.text()
        tidy_cells(document)
        for show in PASSES:
            show(document, sheet)
        contents = name_headings(document)
        mark_lead(document)
        marks = label(
            document,
            language=language,
            own_hosts=frozenset({settings.SITE_HOST}),
            decisions=rules.decisions,
            now=at,
            picture_of=partial(show_product_picture, sheet),
        )
        if marks.has_ads:
            mark_first_ad(document)
    sheet.lasts_until(marks.valid_until)
    rendering = Rendering(
        **{f"{source.key}_id": row.pk},  # the row itself would take this for its stored one
        html=document.serialise(),
        contents=contents,
        plain_text=plain_text,
        phrased=cut(title),
        structured=[*sheet.structured, *faq_page(document)],
        inventory=marks.to_json(),
        minutes=reading_minutes(plain_text),
        fingerprint=rules.fingerprint(language),
        source_sha256=_sha256(title, text),
        valid_until=sheet.valid_until,
    )
    rendering.sheet = sheet
    return rendering


def _marks_of(rules: Rules, row: Any) -> Inventory:
    """What ads a card's article holds: a stale "none" is not trusted. Its own cards say nothing about that."""
    stored = getattr(row, "rendering", None)
    if stored is not None and not is_stale(stored, row, rules):
        return stored_marks(row)
    return Inventory.from_json(render(row, rules, marks_of=stored_marks).inventory)


def is_stale(rendering: Rendering, row: models.Model, rules: Rules) -> bool:
    """Whether today's rules or today's text give another rendering; a list that left the text out asks the rules."""
    source = source_of(row)
    if rendering.valid_until is not None and rendering.valid_until <= timezone.now():
        return True
    if rendering.fingerprint != rules.fingerprint(source.language(row)):
        return True
    if source.field not in vars(row):
        return False
    return rendering.source_sha256 != _sha256(getattr(row, source.title), getattr(row, source.field))


def rendered(row: models.Model, rules: Rules | None = None) -> Shown:
    """What readers are shown of a row now: the stored rendering if it is fresh, else one made in memory.

    Nothing is written: a reader's request never waits for a lock.
    """
    stored = fresh(row, rules or Rules())
    return Shown(
        html=trusted(stored.html),
        contents=stored.contents,
        marks=Inventory.from_json(stored.inventory),
        minutes=stored.minutes,
        plain_text=stored.plain_text,
        structured=stored.structured,
    )


def fresh(row: models.Model, rules: Rules) -> Rendering:
    """The stored rendering of a row, or where it is stale one made in memory: a stale "no ads" is never trusted."""
    stored = getattr(row, "rendering", None)
    return render(row, rules) if stored is None or is_stale(stored, row, rules) else stored


@transaction.atomic
def render_and_store(row: models.Model, rules: Rules | None = None) -> Rendering:
    """Render a row and keep the result, the records that it shows, its facts, the places of its ads and its expressions."""
    rules = rules or Rules()
    fresh = render(row, rules)
    values = {name: getattr(fresh, name) for name in DERIVED} | {"audited_as": "", "claims_checked_at": timezone.now()}
    row.rendering, created = Rendering.objects.update_or_create(**{source_of(row).key: row}, defaults=values)
    _note(row.rendering, fresh.sheet, is_new=created)
    marks = Inventory.from_json(fresh.inventory)
    placements.keep(source_of(row).key, row.pk, marks)
    if marks.has_ads or not created:
        expressions.keep(row, marks, rules.claims if marks.has_ads else ())
    if isinstance(row, Article):
        search_index.put(row)
    return row.rendering


def _note(rendering: Rendering, sheet: Sheet, *, is_new: bool) -> None:
    before = set() if is_new else set(rendering.uses.values_list("kind", "target_id"))
    if gone := before - sheet.uses:
        rendering.uses.filter(models.Q(*(models.Q(kind=k, target_id=pk) for k, pk in gone), _connector="OR")).delete()
    Use.objects.bulk_create(
        Use(rendering=rendering, kind=kind, target_id=pk) for kind, pk in sorted(sheet.uses - before)
    )
    if not is_new:
        rendering.facts.all().delete()
    Fact.objects.bulk_create(Fact(rendering=rendering, **vars(fact)) for fact in sheet.facts)


def expire(kind: str, pk: int) -> None:
    """Make every rendering stale that shows this record; called in the transaction that changes the record.

    A part may hold ads: cards of the articles that show it carry another mark then.
    """
    showing = Rendering.objects.filter(pk__in=_showing(kind, [pk]))
    if kind == Use.Kind.PART:
        articles = list(showing.filter(article__isnull=False).values_list("article_id", flat=True))
        Rendering.objects.filter(pk__in=_showing(Use.Kind.ARTICLE, articles)).update(fingerprint="")
    showing.update(fingerprint="")


def _showing(kind: str, pks: Sequence[int]) -> models.QuerySet:
    return Use.objects.filter(kind=kind, target_id__in=pks).values("rendering_id")
