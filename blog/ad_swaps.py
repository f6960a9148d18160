"""One ad in the place of another, in every text that names it: what would change, and the change with its one undo."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from selectolax.lexbor import LexborNode

from blog import ad_uses, finding, replacing
from blog.finding import AROUND
from blog.models import ReplacedField, Replacement
from blog.replacing import Done, Refused
from blog.sources import Source, source_of
from disclosures.models import Creative
from lib.document import Document


@dataclass(frozen=True)
class Spot:
    """One place of a text; `number` counts those of the same ad, `before` are the words in front of it."""

    number: int
    before: str


@dataclass(frozen=True)
class Found:
    """A text with its places, as it was at the time that `seal` names."""

    source: Source
    row: object
    spots: tuple[Spot, ...]
    seal: str

    @property
    def kind(self):
        return self.row._meta.verbose_name


@dataclass(frozen=True)
class Tick:
    """A place that somebody chose, and the seal of the text that they saw."""

    source: str
    pk: int
    number: int
    seal: str


def look(old: Creative) -> list[Found]:
    """Every text that names the ad itself; those that show it through a part name the part."""
    found = []
    for use in ad_uses.uses(Q(creative=old), with_text=True):
        text = getattr(use.row, use.source.field)
        if spots := tuple(_spots(Document(text), old)):
            found.append(Found(use.source, use.row, spots, finding.seal(text)))
    return found


@transaction.atomic
def swap(old: Creative, new: Creative, ticks: list[Tick], *, by) -> Done:
    """Put the new ad in the ticked places, all in one transaction. A text that changed since the look stays as it is."""
    done = Done(Replacement.objects.create(sought=old.name, put=new.name, is_of_ads=True, created_by=by))
    by_row: dict[tuple[str, int], list[Tick]] = {}
    for tick in ticks:
        by_row.setdefault((tick.source, tick.pk), []).append(tick)
    done.each(
        replacing.locked(by_row),
        lambda row: _swap_in(row, old, new, by_row[source_of(row).key, row.pk], done.replacement),
    )
    if not done.articles:
        done.replacement.delete()
    return done


def _swap_in(row, old, new, ticks, replacement) -> int:
    source = source_of(row)
    was = getattr(row, source.field)
    replacing.check_seal(was, [tick.seal for tick in ticks])
    document = Document(was)
    nodes, numbers = _nodes(document, old), {tick.number for tick in ticks}
    chosen = [node for number, node in enumerate(nodes) if number in numbers]
    for node in chosen:
        node.attrs["data-creative"] = str(new.pk)
    now = replacing.body(document.serialise())
    if not chosen or now == was:
        raise Refused(replacing.NOTHING)
    setattr(row, source.field, now)
    replacing.store(row, [source.field], by=replacement.created_by)
    ReplacedField.objects.create(
        replacement=replacement,
        **replacing.key_of(row),
        field=source.field,
        before=was,
        after=now,
        count=len(chosen),
    )
    return len(chosen)


def _nodes(document: Document, creative: Creative) -> list[LexborNode]:
    return document.css(f'[data-block="ad"][data-creative="{creative.pk}"]')


def _spots(document, creative):
    for number, node in enumerate(_nodes(document, creative)):
        yield Spot(number, _before(node))


def _before(node: LexborNode) -> str:
    """The last words in front of a place, from its own level of the text or the next one above."""
    at: LexborNode | None = node
    while at is not None:
        before = at.prev
        while before is not None:
            if words := " ".join((before.text(deep=True) or "").split()):
                return words if len(words) <= AROUND else f"…{words[-AROUND:]}"
            before = before.prev
        at = at.parent
    return ""
