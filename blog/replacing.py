"""The verbs of replacing over all articles and fixed pages: change what was ticked, and undo it once."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog import finding, publishing, revisions
from blog.finding import LINES, Search
from blog.models import Article, ReplacedField, Replacement, Revision
from blog.nodes import ALLOWLIST
from lib import markup
from lib.text import is_blank

LENGTHS = {name: Article._meta.get_field(name).max_length for name in LINES}


@dataclass
class Done:
    """What replacing or undoing did; `refused` pairs an article with the reason why it is as it was."""

    replacement: Replacement
    count: int = 0
    articles: int = 0
    refused: list = field(default_factory=list)


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
    for article in Article.objects.select_for_update().filter(pk__in=by_article).order_by("pk"):
        try:
            with transaction.atomic():
                done.count += _replace_in(article, search, by_article[article.pk], done.replacement)
                done.articles += 1
        except Refused as refusal:
            done.refused.append((article, refusal.args[0]))
    if not done.articles:
        done.replacement.delete()
    return done


def _replace_in(article, search, ticks, replacement):
    was = {name: getattr(article, name) for name in (*LINES, "body")}
    if any(tick.seal != finding.seal(was[_field(tick.place)]) for tick in ticks):
        raise Refused(_("Its text has changed since the search."))
    numbers = {place: {tick.number for tick in ticks if tick.place == place} for place in finding.PLACES}
    for name in LINES:
        if numbers[name]:
            setattr(article, name, _line(name, finding.replaced(was[name], search, numbers[name])))
    if numbers["text"] or numbers["links"]:
        article.body = _body(finding.replaced_in_body(was["body"], search, numbers["text"], numbers["links"]))
    counts = {name: len(numbers[name]) for name in LINES} | {"body": len(numbers["text"]) + len(numbers["links"])}
    changed = [name for name in was if getattr(article, name) != was[name]]
    if not changed:
        raise Refused(_("Nothing would change there."))
    _store(article, changed, by=replacement.created_by)
    ReplacedField.objects.bulk_create(
        ReplacedField(
            replacement=replacement,
            article=article,
            field=name,
            before=was[name],
            after=getattr(article, name),
            count=counts[name],
        )
        for name in changed
    )
    return sum(counts[name] for name in changed)


def _field(place):
    return place if place in LINES else "body"


def _line(name, text):
    if len(text) > LENGTHS[name]:
        raise Refused(_("A title or description would become too long."))
    if name == "title" and is_blank(text):
        raise Refused(_("Nothing would be left of the title."))
    return text


def _body(html):
    try:
        return markup.clean(html, ALLOWLIST)
    except markup.Rejected as rejection:
        raise Refused(_("The text would become too long.")) from rejection


def _store(article, names, *, by):
    """Write the article as its desk would: with version, rendering, ledger and cards, and reviewed where the site asks."""
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
    by_article: dict[int, list[ReplacedField]] = {}
    for row in replacement.fields.order_by("pk"):
        by_article.setdefault(row.article_id, []).append(row)
    for article in Article.objects.select_for_update().filter(pk__in=by_article).order_by("pk"):
        try:
            with transaction.atomic():
                done.count += _undo_in(article, by_article[article.pk], by=by)
                done.articles += 1
        except Refused as refusal:
            done.refused.append((article, refusal.args[0]))
    replacement.undone_at = timezone.now()
    replacement.save(update_fields=["undone_at"])
    return done


def _undo_in(article, rows, *, by):
    if any(getattr(article, row.field) != row.after for row in rows):
        raise Refused(_("It has been edited since the replacement."))
    for row in rows:
        setattr(article, row.field, row.before)
    _store(article, [row.field for row in rows], by=by)
    return sum(row.count for row in rows)
