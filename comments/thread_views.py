"""Comments as visitors read them beyond the article's own page: further pages, one thread, and one comment's place."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.models import Article
from blog.moves import by_slug
from blog.pages import page
from blog.seo import Meta
from comments.opening import opening
from comments.threads import address, talk, thread


@require_safe
def further(request, slug, number):
    """The second page of an article's comments and those after it; the first stands below the article."""
    article = by_slug(Article.objects.listed(), slug)
    found = talk(article, number) if number > 1 else None
    if found is None:
        raise Http404
    with translation.override(article.language):
        context = {"article": article, "talk": found, "can_reply": opening(article).is_open, "seo": _meta(article)}
        return page(request, "comments/further.html", context)


@require_safe
def whole_thread(request, slug, pk, number=1):
    """Everything below one comment, where the pages of the article show the first replies only."""
    article = by_slug(Article.objects.listed(), slug)
    head = get_object_or_404(article.comments.approved().filter(parent__isnull=True).defer("email"), pk=pk)
    found = thread(head, number)
    if found is None:
        raise Http404
    with translation.override(article.language):
        pages, shown = found
        context = {"article": article, "pages": pages, "threads": [shown], "seo": _meta(article)}
        context["can_reply"] = opening(article).is_open
        return page(request, "comments/thread.html", context)


@require_safe
def one(request, slug, pk):
    """Leads to the page on which a comment stands today."""
    article = by_slug(Article.objects.listed(), slug)
    answer = HttpResponseRedirect(address(get_object_or_404(article.comments.approved(), pk=pk)))
    answer.headers["Cache-Control"] = "public, no-cache"
    return answer


def _meta(article):
    return Meta(_("Comments on “%(title)s”") % {"title": article.title}, noindex=True)
