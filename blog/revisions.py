"""The verbs of versions: what an article was at each save, kept so that two can be compared and one brought back."""

import json
import zlib

from django.db.models import F, Model
from django.utils import timezone

from blog.models import Article, Revision

# What somebody can type into an article; its state and its counters are no part of a version.
FIELDS = tuple(
    field.name
    for field in (*Article._meta.fields, *Article._meta.many_to_many)
    if field.editable and not field.primary_key
)
RELATIONS = frozenset(field.name for field in Article._meta.many_to_many)


def plain(value):
    """A form's or a row's value as JSON holds it: rows by their key, times in UTC to the second."""
    if isinstance(value, Model):
        return value.pk
    if hasattr(value, "isoformat"):
        return value.astimezone(timezone.get_fixed_timezone(0)).replace(microsecond=0).isoformat()
    if value is None or isinstance(value, bool | int | str):
        return value
    return sorted((plain(one) for one in value), key=str)


def snapshot(article) -> dict:
    """The values of a stored article by field name."""
    values = {name: plain(getattr(article, name)) for name in FIELDS if name not in RELATIONS}
    return values | {name: plain(getattr(article, name).values_list("pk", flat=True)) for name in RELATIONS}


def pack(values: dict) -> bytes:
    return zlib.compress(json.dumps(values, ensure_ascii=False, sort_keys=True).encode(), 9)


def unpack(revision) -> dict:
    return json.loads(zlib.decompress(bytes(revision.data)))


def record(article, *, cause, by, name="") -> Revision | None:
    """Keep the article as it stands now as its next version. A save that changed nothing leaves no trace.

    Called in the transaction of the change, after the article and its tags are written.
    """
    values = snapshot(article)
    latest = article.revisions.first()
    if cause == Revision.Cause.SAVED and not name and latest and unpack(latest) == values:
        return None
    return _add(article, values, cause=cause, by=by, name=name)


def begin(article) -> None:
    """An article from before its first version was kept gets one, so that its next change can be taken back."""
    if not article.revisions.exists():
        Revision.objects.create(article_id=article.pk, version=article.version, data=pack(snapshot(article)))


def put_aside(article, values: dict, *, by, name: str) -> Revision:
    """Keep what somebody typed and did not save as a version of its own; the article stays as it is."""
    return _add(article, values, cause=Revision.Cause.SAVED, by=by, name=name)


def is_unchanged_since(article, version: int) -> bool:
    """Whether the article still holds what it held at that version, though it may have been published meanwhile."""
    if article.version == version:
        return True
    then = article.revisions.filter(version=version).first()
    return then is not None and unpack(then) == snapshot(article)


def _add(article, values, *, cause, by, name):
    Article.objects.filter(pk=article.pk).update(version=F("version") + 1)
    article.refresh_from_db(fields=["version"])
    return Revision.objects.create(
        article_id=article.pk, version=article.version, cause=cause, name=name, data=pack(values), created_by=by
    )
