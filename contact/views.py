"""The contact form in its three steps: write, check, done."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from blog.addresses import absolute, list_url
from blog.context import shared
from blog.pages import page
from blog.seo import Meta
from contact import about, checking, inbox, topics
from contact.addresses import address
from contact.forms import ContactForm
from contact.models import Message, Settings
from guard import traces
from guard.checks import Answer
from guard.gate import SeeOther, ask_to_wait, visitors_form
from guard.senders import Sender


@visitors_form
@require_http_methods(["GET", "HEAD", "POST"])
def form(request, sender):
    if request.method != "POST":
        return _write(request, _empty(request))
    filled = ContactForm(request.POST)
    if not filled.is_valid():
        return _write(request, filled, status=422)
    if Settings.current().is_checked or not filled.proof:
        return _keep(request, filled, sender)
    admission = inbox.receive(filled, sender)
    if admission.answer is Answer.WAIT:
        return _wait(request, filled, "contact")
    if admission.answer is Answer.CONFIRM:
        return _keep(request, filled, sender)
    return SeeOther(address("done", admission.row.reference))


@visitors_form
@require_http_methods(["GET", "HEAD", "POST"])
def check(request, sender, key):
    """What was written, to be read once more. Nothing in a POST counts but the name of the row.

    Its address stays in histories and logs: only the network that wrote the text is shown it again.
    """
    unsent = checking.find(key)
    if unsent is None:
        return _over(request)
    if unsent.message:
        return SeeOther(address("done", unsent.message.reference))
    filled, is_own = ContactForm(unsent.typed), unsent.network_hash == sender.network
    if not filled.is_valid():  # a field or the privacy policy has changed since
        return _write(request, filled, status=422) if is_own else _over(request)
    if request.method != "POST":
        return _check(request, filled, key, is_own=is_own)
    admission = checking.send(unsent, filled, sender)
    if admission.answer is Answer.WAIT:
        filled.ask_to_wait()
        return ask_to_wait(_check(request, filled, key, is_own=is_own), traces.rate("contact")[1])
    if admission.answer is Answer.CONFIRM:
        checking.renew(unsent, filled)
        return _check(request, filled, key, is_own=is_own, is_again=True)
    return SeeOther(address("done", admission.row.reference))


@require_safe
def edit(request, key):
    """Back to the form, with everything in it that was typed."""
    unsent = checking.find(key)
    if unsent is None:
        return _over(request)
    if unsent.message:
        return SeeOther(address("done", unsent.message.reference))
    if unsent.network_hash != Sender.of(request).network:
        return SeeOther(address("check", key))
    return _write(request, ContactForm(unsent.typed))


@require_safe
def done(request, reference):
    """The receipt. It tells the number alone: whoever guesses one learns nothing about the message."""
    get_object_or_404(Message.objects.only("pk"), reference=reference)
    seo = Meta(_("Your message has arrived"), noindex=True)
    context = {"reference": reference, "contact": Settings.current(), "seo": seo}
    return page(request, "contact/done.html", context, is_private=True)


def _empty(request):
    """The form as a link fills it in: a topic, and the article whose expression is reported."""
    chosen = topics.BY_KEY.get(request.GET.get("topic", ""), topics.TOPICS[0])
    initial = {"topic": chosen.key}
    if article := about.article(request.GET.get("article", "")):
        initial["article"] = absolute(article.get_absolute_url())
    return ContactForm(initial=initial)


def _keep(request, filled, sender):
    if checking.is_over(sender):
        return _wait(request, filled, "check")
    return SeeOther(address("check", checking.keep(filled, sender).key))


def _wait(request, filled, rate):
    filled.ask_to_wait()
    return ask_to_wait(_write(request, filled, status=429), traces.rate(rate)[1])


def _over(request):
    return _write(request, _empty(request), status=410)


def _write(request, filled, *, status=200):
    languages = [code for code, _name in settings.LANGUAGES] if shared(request).is_bilingual else []
    is_plain = request.path == address("form")
    seo = Meta(
        _("Contact"),
        canonical=absolute(address("form")),
        alternates=tuple((code, absolute(address("form", language=code))) for code in languages),
        noindex=bool(request.GET) or not is_plain,
        description=_("Questions, requests for work, and notes on the articles are welcome here."),
    )
    context = {"form": filled, "contact": Settings.current(), "is_over": status == 410, "seo": seo}
    context["breadcrumbs"] = [(_("Home"), list_url("home")), (_("Contact"), "")]
    return page(request, "contact/form.html", context, status=status, is_private=filled.is_bound or not is_plain)


def _check(request, filled, key, *, is_own, is_again=False):
    seo = Meta(_("Send this message?"), noindex=True)
    shown = {"form": filled, "key": key, "is_own": is_own, "is_again": is_again}
    context = {**shown, "contact": Settings.current(), "seo": seo}
    return page(request, "contact/confirm.html", context, is_private=True)
