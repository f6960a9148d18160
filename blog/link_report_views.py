"""The page on which a reader says that a link is an ad: write, check where nothing proves a person, thanks."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from blog.addresses import list_url
from blog.link_reports import LinkReportForm, receive
from blog.models import Article
from blog.moves import by_slug
from blog.pages import page
from blog.seo import Meta
from guard import traces
from guard.checks import Answer
from guard.gate import SeeOther, ask_to_wait, visitors_form


@visitors_form
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, sender):
    sent = request.POST if request.method == "POST" else None
    article = _article((sent if sent is not None else request.GET).get("article", ""))
    form = LinkReportForm(sent, about=article)
    if sent is None or "back" in sent:
        return _write(request, form)
    if not form.is_valid():
        return _write(request, form, status=422)
    admission = receive(form, sender)
    if admission.answer is Answer.WAIT:
        form.ask_to_wait()
        return ask_to_wait(_write(request, form, status=429), traces.rate(form.kind)[1])
    if admission.answer is Answer.CONFIRM:
        context = {"form": form, "article": article, "seo": Meta(_("Send this report?"), noindex=True)}
        return page(request, "blog/report_confirm.html", context, is_private=True)
    return SeeOther(list_url("report_done"))


@require_safe
def done(request):
    """The receipt, the same for everybody: it names neither the article nor the link."""
    seo = Meta(_("Thank you for telling us"), noindex=True)
    return page(request, "blog/report_done.html", {"seo": seo})


def _article(slug):
    """The published article that a report is about; 404 for anything else."""
    return by_slug(Article.objects.published().select_related("rendering"), slug)


def _write(request, form, *, status=200):
    seo = Meta(_("Tell us about a link without a mark"), noindex=True)
    context = {"form": form, "article": form.about, "seo": seo}
    return page(request, "blog/report.html", context, status=status, is_private=form.is_bound)
