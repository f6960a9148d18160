"""Until when readers may comment on an article."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Subquery
from django.db.models.functions import Lower
from django.utils import timezone

from blog.models import Article
from blog.moves import by_slug, spelled
from comments.models import Settings
from lib.prepared import NOW, SLUG, Prepared

OF_ARTICLE = ("language", "title", "slug", "page_type", "state", "publish_at", "end_at", "comments_open")


@dataclass(frozen=True)
class Opening:
    """`last_day` is there where comments close by themselves, `days` after the article came out."""

    is_open: bool
    last_day: date | None = None
    days: int | None = None


def opening(article, *known) -> Opening:
    """One query, and none where the article itself says no, or the days are `known` from the settings."""
    if not article.accepts_comments:
        return Opening(is_open=False)
    (days,) = known or (Settings.current().close_after_days,)
    if days is None:
        return Opening(is_open=True)
    last_day = timezone.localdate(article.publish_at) + timedelta(days=days)
    return Opening(timezone.localdate() <= last_day, last_day, days)


def asked_about(slug: str) -> tuple[Article, Opening]:
    """The article of an address, with what a comment needs of it alone, and whether it takes one; one query.

    Whoever writes while the address changes is not turned away: an old one leads to the article as well. 404 for none.
    """
    article = by_slug(_rows, slug, exactly=DOOR)
    return article, opening(article, article.close_after_days)


def closing_days():
    """For another query: after how many days comments close, as the owner has set it."""
    return Subquery(Settings.objects.order_by("pk").values("close_after_days")[:1])


def _rows(now=None):
    return Article.objects.listed(now).annotate(close_after_days=closing_days()).only(*OF_ARTICLE)


def _door():
    # By the index of addresses, which knows them without their case: the others read half the articles.
    return spelled(_rows(NOW).order_by(), Lower(SLUG))


DOOR = Prepared(_door)
