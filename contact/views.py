"""The contact form in its three steps: write, check, done."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from blog.addresses import absolute
from blog.context import shared
from blog.pages import page
from blog.seo import Meta
from contact import about, inbox, topics
from contact.addresses import address
from contact.forms import ContactForm
from contact.models import Message
from guard import traces
from guard.checks import Answer
from guard.gate import SeeOther, ask_to_wait, visitors_form


@visitors_form
@require_http_methods(["GET", "HEAD", "POST"])
def form(request, sender):
    if request.method != "POST":
        return _write(request, _empty(request))
    filled = ContactForm(request.POST)
    if not filled.is_valid():
        return _write(request, filled, status=422)
    if "back" in request.POST:
        return _write(request, filled)
    if "send" not in request.POST:
        return _check(request, filled)
    admission = inbox.receive(filled, sender)
    if admission.answer is Answer.WAIT:
        filled.ask_to_wait()
        return ask_to_wait(_write(request, filled, status=429), traces.rate("contact")[1])
    if admission.answer is Answer.CONFIRM:
        return _check(request, filled)
    return SeeOther(address("done", admission.row.reference))


@require_safe
def done(request, reference):
    """The receipt. It tells the number alone: whoever guesses one learns nothing about the message."""
    get_object_or_404(Message.objects.only("pk"), reference=reference)
    seo = Meta(_("Your message has arrived"), noindex=True)
    return page(request, "contact/done.html", {"reference": reference, "seo": seo}, is_private=True)


def _empty(request):
    """The form as a link fills it in: a topic, and the article whose expression is reported."""
    chosen = topics.BY_KEY.get(request.GET.get("topic", ""), topics.TOPICS[0])
    initial = {"topic": chosen.key}
    if article := about.article(request.GET.get("article", "")):
        initial["article"] = absolute(article.get_absolute_url())
    return ContactForm(initial=initial)


def _write(request, filled, *, status=200):
    languages = [code for code, _name in settings.LANGUAGES] if shared(request).is_bilingual else []
    seo = Meta(
        _("Contact"),
        canonical=absolute(address("form")),
        alternates=tuple((code, absolute(address("form", language=code))) for code in languages),
        noindex=bool(request.GET),
    )
    context = {"form": filled, "step": 1, "seo": seo}
    return page(request, "contact/form.html", context, status=status, is_private=filled.is_bound)


def _check(request, filled):
    context = {"form": filled, "step": 2, "seo": Meta(_("Send this message?"), noindex=True)}
    return page(request, "contact/confirm.html", context, is_private=True)
