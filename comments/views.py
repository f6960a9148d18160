"""Comments as visitors write them: the form's answers, the receipt, the page of a reply."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.models import Article
from blog.moves import by_slug
from blog.pages import page
from blog.seo import Meta
from blog.views import PAGE, article_page
from comments import posting
from comments.forms import CommentForm
from comments.models import Comment
from comments.opening import asked_about, opening
from guard import traces
from guard.checks import Answer
from guard.gate import SeeOther, ask_to_wait, visitors_form


@visitors_form
@require_POST
def create(request, sender, slug):
    try:
        article, until = asked_about(slug)
    except Http404:
        return _closed(request, status=404)
    with translation.override(article.language):
        if not until.is_open:
            return _closed(request, article)
        form = CommentForm(request.POST, article=article)
        if not form.is_valid():
            return _write(request, article, form, status=422)
        if "back" in request.POST:
            return _write(request, article, form)
        admission = posting.post(form, sender)
        if admission.answer is Answer.WAIT:
            form.ask_to_wait()
            return ask_to_wait(_write(request, article, form, status=429), traces.rate("comment")[1])
        if admission.answer is Answer.CONFIRM:
            return _private(request, "comments/confirm.html", _("Send this comment?"), article=article, form=form)
        asked = "?asked=1" if form.cleaned_data["wants_replies"] else ""
        return SeeOther(reverse("comments:received", args=[admission.row.reference]) + asked)


@require_safe
def received(request, reference):
    """The receipt. It tells the number alone: whoever guesses one learns nothing about the comment."""
    comment = get_object_or_404(
        Comment.objects.select_related("article").defer("email"), reference=reference, is_staff=False
    )
    with translation.override(comment.article.language):
        context = {
            "reference": reference,
            "article": comment.article if comment.article.is_public else None,
            "asked": "asked" in request.GET,  # as the form was sent, whatever became of it
        }
        return _private(request, "comments/received.html", _("Your comment has arrived"), **context)


@require_safe
def reply(request, slug, pk):
    """The form for an answer, for everybody: it needs no script."""
    article = by_slug(_listed(), slug)
    until = opening(article)
    if not until.is_open:
        raise PermissionDenied
    parent = get_object_or_404(article.comments.approved().defer("email"), pk=pk)
    with translation.override(article.language):
        form = CommentForm(article=article, initial={"parent": parent.pk})
        context = {"article": article, "opening": until, "parent": parent, "form": form}
        context["seo"] = Meta(_("Write a reply"), noindex=True)
        return page(request, "comments/reply.html", context)


def _listed():
    return Article.objects.listed().for_page()


def _write(request, article, form, *, status=200):
    """The article's own page, which shows the form as it was sent."""
    return article_page(request, by_slug(_listed, article.slug, exactly=PAGE), comment_form=form, status=status)


def _closed(request, article=None, *, status=403):
    """For whoever wrote while comments closed, or while the article ended: nothing is stored, and what was typed comes
    back. Of an article that readers may not open, the page says nothing.
    """
    own = {"article": article, "typed": request.POST.get("body", "")}
    return _private(request, "comments/closed.html", _("Comments are closed"), status=status, **own)


def _private(request, template, title, *, status=200, **context):
    """A page about what one visitor has sent: kept by no cache, listed by no search engine."""
    return page(request, template, {**context, "seo": Meta(title, noindex=True)}, status=status, is_private=True)
