"""The page on which a reader reports a comment: write, check where nothing proves a person, thanks."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from blog.models import Article
from blog.moves import by_slug
from blog.pages import page
from blog.seo import Meta
from comments import reports
from comments.forms import CommentReportForm
from guard import traces
from guard.checks import Answer
from guard.gate import SeeOther, ask_to_wait, visitors_form


@visitors_form
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, sender, slug, pk):
    article = by_slug(Article.objects.listed(), slug)
    comment = get_object_or_404(article.comments.approved().defer("email"), pk=pk)
    with translation.override(article.language):
        sent = request.POST if request.method == "POST" else None
        form = CommentReportForm(sent, about=comment)
        if sent is None or "back" in sent:
            return _write(request, form)
        if not form.is_valid():
            return _write(request, form, status=422)
        admission = reports.receive(form, sender)
        if admission.answer is Answer.WAIT:
            form.ask_to_wait()
            return ask_to_wait(_write(request, form, status=429), traces.rate(form.kind)[1])
        if admission.answer is Answer.CONFIRM:
            context = {"form": form, "comment": comment, "article": article}
            context["seo"] = Meta(_("Send this report?"), noindex=True)
            return page(request, "comments/report_confirm.html", context, is_private=True)
        return SeeOther(reverse("comments:reported", args=[slug]))


@require_safe
def reported(request, slug):
    """The receipt, the same for everybody: it names no comment."""
    article = by_slug(Article.objects.listed(), slug)
    with translation.override(article.language):
        context = {"seo": Meta(_("Thank you for telling us"), noindex=True)}
        context["told"] = _("Your report has arrived. Somebody looks at the comment and decides whether it stays.")
        context["onward"] = (_("Back to the article"), f"{article.get_absolute_url()}#comments")
        return page(request, "comments/told.html", context)


def _write(request, form, *, status=200):
    context = {"form": form, "comment": form.about, "article": form.about.article}
    context["seo"] = Meta(_("Report a comment"), noindex=True)
    return page(request, "comments/report.html", context, status=status, is_private=form.is_bound)
