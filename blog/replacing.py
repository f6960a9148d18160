"""The verbs of replacing over all articles and fixed pages: change what was ticked, and undo it once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog import finding, publishing, recording, rendering, revisions
from blog.finding import LINES, Search
from blog.models import Article, Part, ReplacedField, Replacement, Revision
from blog.nodes import ALLOWLIST
from blog.sources import SOURCES, source_of
from lib import markup
from lib.text import is_blank

NOTHING = _("Nothing would change there.")
LENGTHS = {name: Article._meta.get_field(name).max_length for name in LINES}


@dataclass
class Done:
    """What replacing or undoing did; `refused` pairs an article with the reason why it is as it was."""

    replacement: Replacement
    count: int = 0
    articles: int = 0
    refused: list = field(default_factory=list)

    def each(self, rows: Iterable[Model], change: Callable[[Any], int]) -> None:
        """Change one row after the other, each wholly or not at all; `change` gives the number of places."""
        for row in rows:
            try:
                with transaction.atomic():
                    self.count += change(row)
                    self.articles += 1
            except Refused as refusal:
                self.refused.append((row, refusal.args[0]))


@dataclass(frozen=True)
class Tick:
    """A hit that somebody chose: article, place, number, and the seal of the text that they saw."""

    article: int
    place: str
    number: int
    seal: str


class Refused(Exception):
    """One article cannot be changed; the reason is for people."""


@transaction.atomic
def replace(search: Search, ticks: list[Tick], *, by) -> Done:
    """Replace the ticked hits, all in one transaction. An article whose text changed since the look stays as it is."""
    done = Done(Replacement.objects.create(sought=search.sought, put=search.put, created_by=by))
    by_article: dict[int, list[Tick]] = {}
    for tick in ticks:
        by_article.setdefault(tick.article, []).append(tick)
    articles = Article.objects.select_for_update().filter(pk__in=by_article).order_by("pk")
    done.each(articles, lambda row: _replace_in(row, search, by_article[row.pk], done.replacement))
    if not done.articles:
        done.replacement.delete()
    return done


def _replace_in(article, search, ticks, replacement):
    was = {name: getattr(article, name) for name in (*LINES, "body")}
    for tick in ticks:
        check_seal(was[_field(tick.place)], [tick.seal])
    numbers = {place: {tick.number for tick in ticks if tick.place == place} for place in finding.PLACES}
    for name in LINES:
        if numbers[name]:
            setattr(article, name, _line(name, finding.replaced(was[name], search, numbers[name])))
    if numbers["text"] or numbers["links"]:
        article.body = body(finding.replaced_in_body(was["body"], search, numbers["text"], numbers["links"]))
    counts = {name: len(numbers[name]) for name in LINES} | {"body": len(numbers["text"]) + len(numbers["links"])}
    changed = [name for name in was if getattr(article, name) != was[name]]
    if not changed:
        raise Refused(NOTHING)
    store(article, changed, by=replacement.created_by)
    ReplacedField.objects.bulk_create(
        ReplacedField(
            replacement=replacement,
            **key_of(article),
            field=name,
            before=was[name],
            after=getattr(article, name),
            count=counts[name],
        )
        for name in changed
    )
    return sum(counts[name] for name in changed)


def locked(keys: Iterable[tuple[str, int]]) -> Iterator[Model]:
    """The rows with these keys of source and row, held until the transaction ends, in the same order for everybody."""
    wanted = list(keys)
    for source in SOURCES:
        pks = [pk for key, pk in wanted if key == source.key]
        yield from source.model._base_manager.select_for_update().filter(pk__in=pks).order_by("pk")


def check_seal(text, seals):
    """Refuse what was chosen in another text than this one."""
    if any(one != finding.seal(text) for one in seals):
        raise Refused(_("Its text has changed since the search."))


def _field(place):
    return place if place in LINES else "body"


def _line(name, text):
    if len(text) > LENGTHS[name]:
        raise Refused(_("A title or description would become too long."))
    if name == "title" and is_blank(text):
        raise Refused(_("Nothing would be left of the title."))
    return text


def body(html):
    try:
        return markup.clean(html, ALLOWLIST)
    except markup.Rejected as rejection:
        raise Refused(_("The text would become too long.")) from rejection


def store(row, names, *, by):
    """Write a text as its desk would: an article with version, rendering, ledger and cards, reviewed where the site asks."""
    if isinstance(row, Article):
        _store_article(row, names, by=by)
    else:
        row.is_sample = False
        row.save(update_fields=[*names, "is_sample"])
        rendering.render_and_store(row)
        recording.record(row, cause="saved", actor=by)
        if isinstance(row, Part):
            rendering.expire("part", row.pk)


def key_of(row):
    """How a ReplacedField names the row whose field was replaced."""
    is_article = isinstance(row, Article)
    return {"article": row if is_article else None, "source": source_of(row).key, "source_id": row.pk}


def _store_article(article, names, *, by):
    if article.state == Article.State.PUBLISHED:
        review = [one for one in publishing.obstacles(article, by=by) if one.code == "review"]
        if review:
            raise Refused(_("It holds ads and is public: such a change needs a review at its desk."))
    revisions.begin(article)
    article.is_sample = False
    article.save(update_fields=[*names, "is_sample", "updated_at"])
    publishing.keep(article, by=by, cause=Revision.Cause.REPLACED)


@transaction.atomic
def undo(replacement: Replacement, *, by) -> Done:
    """Bring back the texts from before, once. A text that was edited since then stays as it is."""
    done = Done(replacement)
    replacement = Replacement.objects.select_for_update().get(pk=replacement.pk)
    if replacement.undone_at:
        return done
    by_row: dict[tuple[str, int], list[ReplacedField]] = {}
    for one in replacement.fields.order_by("pk"):
        by_row.setdefault((one.source, one.source_id), []).append(one)
    done.each(locked(by_row), lambda row: _undo_in(row, by_row[source_of(row).key, row.pk], by=by))
    replacement.undone_at = timezone.now()
    replacement.save(update_fields=["undone_at"])
    return done


def _undo_in(row, fields, *, by):
    if any(getattr(row, one.field) != one.after for one in fields):
        raise Refused(_("It has been edited since the replacement."))
    for one in fields:
        setattr(row, one.field, one.before)
    store(row, [one.field for one in fields], by=by)
    return sum(one.count for one in fields)


def fields_of(replacement: Replacement) -> list[tuple[ReplacedField, Model]]:
    """What was replaced, each with the row that it belongs to; rows that are deleted are left out."""
    fields = list(replacement.fields.defer("before", "after").order_by("pk"))
    rows = {}
    for source in SOURCES:
        pks = [one.source_id for one in fields if one.source == source.key]
        found = source.model._base_manager.defer(source.field).in_bulk(pks) if pks else {}
        rows |= {(source.key, pk): row for pk, row in found.items()}
    keyed = [(one, rows.get((one.source, one.source_id))) for one in fields]
    return [(one, row) for one, row in keyed if row is not None]
