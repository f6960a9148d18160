"""What stands around one article: its neighbours in time, the related articles, and its other languages."""

from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField, Case, DateTimeField, Exists, OuterRef, Q, Subquery, When
from django.utils import timezone

from blog.models import Article
from blog.models.articles import UNSEEN
from blog.page_types import LISTED
from blog.related import alike
from lib.instances import instance
from lib.prepared import KEY, LANGUAGE, NOW, Parameter, Prepared

PUBLISH_AT, GROUP = Parameter("publish_at", DateTimeField()), Parameter("group", BigIntegerField())
BY = Parameter("by", DateTimeField())  # that instant, or now where it is still to come
RELATED = 3
OF_COMPANION = ("language", "page_type", "translation_of_id", "is_noindex", "degree", "is_pinned")
PINNED = 6  # at most so many chosen by hand; they stand first, and the rest fills up to three


@dataclass(frozen=True)
class Companions:
    """`related` are rows for cards; of the others, the title, its phrases, the address and the language are known."""

    previous: Article | None
    next: Article | None
    related: list[Any]
    translations: list[Article]


def companions(article):
    """All companions in one query: whoever is nearest or most alike among the rows found is so in the whole blog."""
    now = timezone.now()
    place = {"key": article.pk, "publish_at": article.publish_at, "language": article.language}
    found = AROUND(now=now, by=min(now, article.publish_at), group=group_of(article), **place)
    return _sorted_out(article, found)


def _around():
    peers = Article.objects.listed(NOW).in_language(LANGUAGE).exclude(pk=KEY)
    # One bound alone leads the index to the place; with another one beside it, all in between is read.
    newer = peers.filter(Q(publish_at__gt=PUBLISH_AT) | Q(pk__gt=KEY), publish_at__gte=PUBLISH_AT)
    older = Article.objects.listed(NOW, by=BY).in_language(LANGUAGE)
    older = older.filter(Q(publish_at__lt=PUBLISH_AT) | Q(pk__lt=KEY))
    most_alike = alike(KEY).filter(Exists(peers.filter(pk=OuterRef("other"))))
    pinned = Article.pinned.through.objects.filter(from_article=KEY).values("to_article")
    found = _any_of(
        newer.order_by("publish_at", "pk").values("pk")[:1],
        older.newest_first().values("pk")[:1],
        most_alike.values("other")[:RELATED],
        pinned,
        Article.objects.filter(_is_translation(KEY, GROUP)).order_by().values("pk"),
    )
    degree = Subquery(alike(KEY).filter(other=OuterRef("pk")).values("degree"))
    rows = Article.objects.published(NOW).exclude(pk=KEY).filter(pk__in=found)
    rows = rows.annotate(degree=degree, is_pinned=Case(When(pk__in=pinned, then=1), default=0))
    return rows.newest_first().card_rows(*OF_COMPANION)


def _any_of(*keys):
    """The keys that one of these queries gives: asked once, where conditions with "or" between them are asked twice."""
    first, *others = (Article.objects.filter(pk__in=some).order_by().values("pk") for some in keys)
    return first.union(*others, all=True)


AROUND = Prepared(_around)


def translations(article):
    """The published pages in other languages that say the same."""
    asked = {"key": article.pk, "group": group_of(article), "language": article.language}
    return TRANSLATIONS(now=timezone.now(), **asked)


def _translations():
    rows = Article.objects.published(NOW).filter(_is_translation(KEY, GROUP)).exclude(language=LANGUAGE)
    return rows.defer("body", *UNSEEN)


TRANSLATIONS = Prepared(_translations)


def group_of(article):
    """The key that the pages in all languages share."""
    return article.translation_of_id or article.pk


def _is_translation(key, group):
    return (Q(pk=group) | Q(translation_of=group)) & ~Q(pk=key)


def _sorted_out(article, found):
    """`found` is newest first; the previous article is the next one older."""
    group = group_of(article)
    peers = [one for one in found if one.language == article.language and one.page_type in LISTED]
    place = (article.publish_at, article.pk)
    older = [one for one in peers if (one.publish_at, one.pk) < place]
    newer = [one for one in peers if (one.publish_at, one.pk) > place]
    pinned = [one for one in peers if one.is_pinned][:PINNED]
    alike = sorted((one for one in peers if one.degree and one not in pinned), key=lambda one: -one.degree)
    return Companions(
        previous=_named(older[0]) if older else None,
        next=_named(newer[-1]) if newer else None,
        related=[*pinned, *alike][: max(RELATED, len(pinned))],
        translations=[
            _named(one)
            for one in found
            if one.language != article.language and group in {one.pk, one.translation_of_id}
        ],
    )


def _named(row):
    known = {name: getattr(row, name) for name in ("title", "slug", "language", "is_noindex")}
    named = instance(Article, {"id": row.pk, **known}, DEFAULT_DB_ALIAS)
    named.phrased = row.rendering__phrased
    return named
