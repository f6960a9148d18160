"""What the admin's home shows beside the numbers: drafts, what comes out next, and where readers write."""

from datetime import timedelta

from django.db.models import Count, Max
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from blog import questions, reviewing
from blog.models import Article
from comments.models import Comment

ROWS = 5
LATELY = timedelta(days=14)


def for_user(user) -> dict:
    """The lists that this person may see, each at most five rows."""
    sees_articles, sees_comments = user.has_perm("blog.view_article"), user.has_perm("comments.view_comment")
    return {
        "drafts": drafts(user) if sees_articles else [],
        "scheduled": scheduled() if sees_articles else [],
        "commented": commented() if sees_comments else [],
    }


def drafts(user) -> list[dict]:
    """What this person has begun and nobody reads yet, last edited first."""
    mine = Article.objects.filter(questions.of_user(user), questions.unfinished()).select_related("draft")
    edited = mine.annotate(edited_at=Coalesce("draft__saved_at", "updated_at")).defer("body")
    rows = edited.order_by("-edited_at", "-pk")[:ROWS]
    return [
        {
            **with_desk(article),
            "title": title_of(article),
            "edited": ago(article.edited_at),
            "note": reviewing.note_of(article) if reviewing.is_returned(article) else "",
        }
        for article in rows
    ]


def title_of(article) -> str:
    """The title as it was typed last; autosave keeps texts that have none yet."""
    typed = article.draft.data.get("title") if hasattr(article, "draft") else ""
    return typed or article.title or _("(no title yet)")


def scheduled() -> list[dict]:
    """The pages that come out next."""
    rows = Article.objects.filter(questions.scheduled()).defer("body")
    return [with_desk(article) for article in rows.order_by("publish_at", "pk")[:ROWS]]


def with_desk(article) -> dict:
    kind = "article" if article.type.is_listed else "page"
    return {"article": article, "url": reverse(f"admin:blog_{kind}_change", args=[article.pk])}


def commented() -> list[dict]:
    """The articles to which readers wrote lately, as readers see them."""
    since = timezone.now() - LATELY
    written = Comment.objects.approved().filter(created_at__gte=since, is_staff=False).order_by()
    newest = written.values("article").annotate(count=Count("pk"), at=Max("created_at")).order_by("-at", "-article")
    rows = list(newest[:ROWS])
    articles = Article.objects.defer("body").in_bulk([row["article"] for row in rows])
    return [{**row, "article": articles[row["article"]], "at": ago(row["at"])} for row in rows]


def ago(instant) -> str:
    """How long ago in one unit, such as "3 days ago"."""
    if timezone.now() - instant < timedelta(minutes=1):
        return _("just now")
    return _("%(time)s ago") % {"time": timesince(instant, depth=1)}
