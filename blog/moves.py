"""What becomes of an address when its page moves: the row keeps its old slugs, and each of them leads to it."""

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Lower
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.utils import timezone, translation

from blog.addresses import absolute
from blog.models import Article, Author, Category, OldAddress, Tag
from blog.slugs import ALLOWED, MAX_LENGTH, normalise
from lib.prepared import SLUG, Parameter, Prepared

Kind = OldAddress.Kind
KINDS = {Article: Kind.ARTICLE, Category: Kind.CATEGORY, Tag: Kind.TAG, Author: Kind.AUTHOR}
EARLIER = Prepared(
    lambda: OldAddress.objects.filter(kind=Parameter("kind", models.CharField()), slug=SLUG).values_list(
        "target_id", flat=True
    )
)
MODELS = {kind.value: model for model, kind in KINDS.items()}


def kind_of(model):
    """The kind of address that rows of this model have; fixed pages and articles share one."""
    return KINDS.get(model._meta.concrete_model)


@transaction.atomic
def save(row, **options):
    """Save the row. A slug that it gives up leads to it from now on; one that it takes leads nowhere else.

    Whatever saves a row that has an address calls this: forms, bulk edits, a restored version.
    """
    before = type(row)._base_manager.filter(pk=row.pk).first() if row.pk and kind_of(type(row)) else None
    row.save(**options)
    if kind_of(type(row)) and (before is None or before.slug != row.slug):
        OldAddress.objects.filter(kind=kind_of(type(row)), slug=normalise(row.slug)).delete()
        if before is not None and was_met(before):
            _remember(row, before.slug)


def was_met(row):
    """Whether readers can have met the address: that of an article only from the moment of its publishing."""
    return not isinstance(row, Article) or (row.publish_at is not None and row.publish_at <= timezone.now())


def _remember(row, slug):
    slug = normalise(slug)
    if slug != normalise(row.slug):  # another spelling finds the row by itself
        OldAddress.objects.update_or_create(kind=kind_of(type(row)), slug=slug, defaults={"target_id": row.pk})


def forget(rows: models.QuerySet):
    """Drop the old addresses of rows that are about to be deleted."""
    if kind := kind_of(rows.model):
        OldAddress.objects.filter(kind=kind, target_id__in=rows.order_by().values("pk")).delete()


def old_addresses(row):
    """The earlier slugs of a row, newest first."""
    if row is None or row.pk is None or not kind_of(type(row)):
        return OldAddress.objects.none()
    return OldAddress.objects.filter(kind=kind_of(type(row)), target_id=row.pk).order_by("-created_at", "-pk")


def give_up(row, slug):
    """Let an old address lead nowhere; whether it was one."""
    slug = normalise(slug)
    return bool(ALLOWED.fullmatch(slug) and old_addresses(row).filter(slug=slug).delete()[0])


def place(model):
    """What stands before a slug of this model: the site's address, and the place of lists of its kind."""
    with translation.override(settings.LANGUAGE_CODE):
        return absolute(model(slug="x").get_absolute_url()).removesuffix("x/")


def others(model, *, by=None):
    return model._meta.concrete_model._base_manager.exclude(pk=by)


def is_in_use(model, slug, *, by=None):
    """Whether another row than `by` has this slug, in whatever case."""
    return spelled(others(model, by=by), Lower(models.Value(slug))).exists()


def is_taken(model, slug, *, by=None):
    """Whether another row than `by` has this slug, or had it and is still found by it."""
    earlier = OldAddress.objects.filter(kind=kind_of(model), slug=normalise(slug)).exclude(target_id=by or 0)
    return is_in_use(model, slug, by=by) or earlier.exists()


def by_slug(rows, slug, *, exactly=None):
    """The row of this slug, of another spelling of it (case, NFD), or else the row that had it once.

    `exactly` is the first of these questions, prepared, and leaves case aside; `rows` is then a function that makes the
    last one, which hardly anybody asks. 404 before the database sees nonsense. Only an address that is nobody's today
    costs a question about old ones.
    """
    spelling = normalise(slug)
    if len(spelling) > MAX_LENGTH or not ALLOWED.fullmatch(spelling):
        raise Http404
    row = _prepared(exactly, slug, spelling) if exactly else _spelled(rows, slug, spelling)
    row = row or _once(rows, spelling)
    if row is None:
        raise Http404
    return row


def _prepared(exactly, slug, spelling):
    for asked in dict.fromkeys((slug, spelling)):
        for row in exactly(slug=asked, now=timezone.now()):
            return row
    return None


def _spelled(rows, slug, spelling):
    # Articles have an index of all spellings alone: the exact one would read half the table.
    row = rows.filter(slug=slug).first() if rows.model._meta.get_field("slug").unique else None
    return row or spelled(rows, spelling).first()


def spelled(rows, slug):
    """The rows with an address, its case left aside; `slug` is in small letters, or an expression that gives those."""
    return rows.alias(spelling=Lower("slug")).filter(spelling=slug)


def _once(rows, spelling):
    """The row that had the address, by a question of its own: programs ask for addresses that never were."""
    rows = rows() if callable(rows) else rows
    earlier = EARLIER(kind=kind_of(rows.model), slug=spelling)
    return rows.filter(pk__in=earlier).first() if earlier else None


def moved(request, row):
    """301 to the row's one address, with the query as it was."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(row.get_absolute_url() + (f"?{query}" if query else ""))


def without_slash(request):
    """The 301 of an old address that was asked for without its slash; None for everything else."""
    try:
        match = resolve(f"{request.path_info}/")
        model = MODELS[(match.url_name or "").removesuffix("_en")]
        rows = Article.objects.published() if model is Article else model.objects.all()
        row = by_slug(rows, match.kwargs["slug"])
    except (Resolver404, KeyError, Http404):
        return None
    return moved(request, row) if normalise(row.slug) != normalise(match.kwargs["slug"]) else None
