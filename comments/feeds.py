"""The comments of one article as an Atom feed: the newest first, as plain as on the page."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.addresses import absolute
from blog.feeds import Atom, clean
from blog.models import Article
from blog.moves import by_slug
from comments.rendering import render
from lib.text import isolated

ITEMS = 50


class Comments(Atom):
    """Before the first comment it is as old as its article: Django would say that it has changed just now, each time."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.feed["begun"]


@require_safe
def atom(request, slug):
    article = by_slug(Article.objects.listed().select_related("rendering"), slug)
    with translation.override(article.language):
        feed = Comments(
            title=clean(_("Comments on “%(title)s”") % {"title": article.title}),
            link=absolute(article.get_absolute_url()),
            description="",
            language=article.language,
            feed_url=absolute(reverse("comments:feed", args=[slug])),
            begun=article.publish_at,
        )
        for comment in newest(article):
            address = absolute(reverse("comments:one", args=[slug, comment.pk]))
            feed.add_item(
                title=clean(_("Comment by %(name)s") % {"name": isolated(comment.name)}),
                link=address,
                description="",
                content=clean(render(comment, article, request)),
                author_name=clean(comment.name),
                pubdate=comment.created_at,
                updateddate=comment.decided_at or comment.created_at,
                unique_id=address,
            )
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def newest(article):
    fields = ("article_id", "name", "body", "created_at", "decided_at")
    return article.comments.approved().only(*fields).order_by("-created_at", "-pk")[:ITEMS]
