"""The verbs of versions: what an article was at each save, kept so that two can be compared and one brought back."""

import json
import zlib
from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from blog import rendering, tag_field
from blog.fields import YEARS
from blog.models import Article, Revision
from blog.nodes import ALLOWLIST
from lib import markup

ALL, DAILY = timedelta(days=30), timedelta(days=365)
BATCH = 500

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
        return value.astimezone(UTC).replace(microsecond=0).isoformat()
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
    if article.version and not article.revisions.exists():
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


def lay(article, values: dict) -> None:
    """Set what an article can hold of these values; the rest stays as it was. Its address is never touched, its text
    is cleaned again, whatever way it came, and its tags are left to whoever saves it.
    """
    for name, value in values.items():
        if name in FIELDS and name not in RELATIONS and name != "slug":
            _lay(article, name, value)


def _lay(article, name, value):
    field = Article._meta.get_field(name)
    try:
        if name == "body":
            value = markup.clean(value, ALLOWLIST)
        elif field.remote_field:
            setattr(
                article, name, field.remote_field.model._base_manager.filter(pk=int(value)).first() if value else None
            )
            return
        elif field.get_internal_type() == "DateTimeField":
            value = moment(value)
        setattr(article, name, field.clean(value, article))
    except (ValidationError, markup.Rejected, ValueError, TypeError):
        return


def moment(value) -> datetime | None:
    """A time as a version holds it, or as date and time were typed into two fields; None for what is no time."""
    text = value if isinstance(value, str) else " ".join(str(part or "") for part in value or ()).strip()
    try:
        found = parse_datetime(text.replace("/", "-"))
    except ValueError:  # well formed, but on no calendar
        return None
    if found is None or found.year not in YEARS:
        return None
    return timezone.make_aware(found) if timezone.is_naive(found) else found


@transaction.atomic
def restore(article, revision, *, by) -> None:
    """Write an earlier version over the article, as a new one. Readers must not be able to see the article."""
    values = unpack(revision)
    begin(article)
    lay(article, values)
    article.save()
    for name in RELATIONS & values.keys():
        getattr(article, name).set(_rows(name, values[name]))
    rendering.render_and_store(article)
    record(article, cause=Revision.Cause.RESTORED, by=by)


def _rows(name, chosen):
    """Those of the chosen rows that there still are; what was put aside names tags as they were typed."""
    if isinstance(chosen, str):
        return list(tag_field.known(tag_field.names_in(chosen)).values())
    keys = [int(one) for one in chosen or () if str(one).isdecimal() and len(str(one)) < 18]
    return Article._meta.get_field(name).remote_field.model._base_manager.filter(pk__in=keys)


def thin(now=None) -> int:
    """Forget versions that nobody named or published: all stay for 30 days, then the last of each day, after a year
    the last of each month. Returns how many went.
    """
    now = now or timezone.now()
    old = Revision.objects.filter(name="", created_at__lt=now - ALL).exclude(cause=Revision.Cause.PUBLISHED)
    kept, gone = set(), []
    for pk, article, at in old.order_by("article", "-version").values_list("pk", "article", "created_at"):
        day = timezone.localdate(at)
        period = (article, day if at > now - DAILY else (day.year, day.month))
        if period in kept:
            gone.append(pk)
        kept.add(period)
    for start in range(0, len(gone), BATCH):
        Revision.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    return len(gone)
