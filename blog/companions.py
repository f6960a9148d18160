"""What stands around one article: its neighbours in time, the related articles, and its other languages."""

from dataclasses import dataclass

from django.db.models import Case, OuterRef, Q, Subquery, When

from blog.models import Article
from blog.related import alike

RELATED = 3
PINNED = 6  # at most so many chosen by hand; they stand first, and the rest fills up to three


@dataclass(frozen=True)
class Companions:
    previous: Article | None
    next: Article | None
    related: list[Article]
    translations: list[Article]


def companions(article):
    """All companions in one query: whoever is nearest or most alike among the rows found is so in the whole blog."""
    peers = Article.objects.listed().in_language(article.language).exclude(pk=article.pk)
    newer = Q(publish_at__gt=article.publish_at) | Q(publish_at=article.publish_at, pk__gt=article.pk)
    most_alike = alike(article.pk).filter(other__in=peers)
    pinned = Article.pinned.through.objects.filter(from_article=article.pk).values("to_article")
    found = Article.objects.published().filter(
        Q(pk__in=peers.filter(newer).order_by("publish_at", "pk").values("pk")[:1])
        | Q(pk__in=peers.exclude(newer).newest_first().values("pk")[:1])
        | Q(pk__in=most_alike.values("other")[:RELATED])
        | Q(pk__in=pinned)
        | _is_translation(article)
    )
    degree = Subquery(alike(article.pk).filter(other=OuterRef("pk")).values("degree"))
    rows = found.annotate(degree=degree, is_pinned=Case(When(pk__in=pinned, then=1), default=0))
    return _sorted_out(article, list(rows.for_cards().newest_first()))


def translations(article):
    """The published pages in other languages that say the same."""
    return list(Article.objects.published().filter(_is_translation(article)).exclude(language=article.language))


def _is_translation(article):
    group = article.translation_of_id or article.pk
    return (Q(pk=group) | Q(translation_of=group)) & ~Q(pk=article.pk)


def _sorted_out(article, found):
    """`found` is newest first; the previous article is the next one older."""
    group = article.translation_of_id or article.pk
    peers = [one for one in found if one.language == article.language and one.type.is_listed]
    place = (article.publish_at, article.pk)
    older = [one for one in peers if (one.publish_at, one.pk) < place]
    newer = [one for one in peers if (one.publish_at, one.pk) > place]
    pinned = [one for one in peers if one.is_pinned][:PINNED]
    alike = sorted((one for one in peers if one.degree and one not in pinned), key=lambda one: -one.degree)
    return Companions(
        previous=older[0] if older else None,
        next=newer[-1] if newer else None,
        related=[*pinned, *alike][: max(RELATED, len(pinned))],
        translations=[
            one for one in found if one.language != article.language and group in {one.pk, one.translation_of_id}
        ],
    )
