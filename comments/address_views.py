"""The pages to which mails lead: an address is confirmed there, and mails about replies are stopped.

Opening one changes nothing, because programs that look through mail open every link; its button does.
"""

from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.addresses import list_url
from blog.pages import page
from blog.seo import Meta
from comments import confirming, notifying
from guard.gate import visitors_form

METHODS = ["GET", "HEAD", "POST"]
OVER = gettext_noop(
    "A link confirms an address for seven days. Your comment is not touched by it. For mails about replies, tick the box "
    "below your next comment: a new link comes."
)
STOPPED = gettext_noop(
    "Done: no further mail about replies goes to your address. To get them again, tick the box below your next comment."
)


@visitors_form
@require_http_methods(METHODS)
def confirm(request, sender, token):
    is_ours, comment = confirming.read(token)
    if not is_ours:
        raise Http404
    if comment is None:
        return _told(request, _("This link is over"), _(OVER), status=410)
    with translation.override(comment.article.language):
        context = {"article": comment.article if comment.article.is_public else None}
        if request.method != "POST":
            return _private(request, "comments/confirm_address.html", _("Confirm your address"), **context)
        context["proof"] = confirming.confirm(comment)
        return _private(request, "comments/address_confirmed.html", _("Your address is confirmed"), **context)


@csrf_exempt
@require_http_methods(METHODS)
def stop(request, token):
    """Mail programs post here by themselves (RFC 8058): without a cookie, from anywhere. The signature is the key."""
    found = notifying.stopping(token)
    if found is None:
        raise Http404
    number, language = found
    with translation.override(language):
        if request.method != "POST":
            return _private(request, "comments/stop.html", _("Stop mails about replies?"))
        notifying.stop(number)
        return _told(request, _("No more mails about replies"), _(STOPPED))


def _told(request, title, sentence, *, status=200):
    onward = (_("To the home page"), list_url("home"))
    return _private(request, "comments/told.html", title, status=status, told=sentence, onward=onward)


def _private(request, template, title, *, status=200, **context):
    """Kept by no cache, listed by no search engine."""
    return page(request, template, {**context, "seo": Meta(title, noindex=True)}, status=status, is_private=True)
