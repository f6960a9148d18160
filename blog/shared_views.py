"""The page behind a shared link: an unpublished text as readers would get it, told to no machine and kept by no cache."""

from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog import drafts, shares
from blog.pages import page
from blog.proofs import proof_page

PRIVACY = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def shared(request, token):
    """What is being written, as it is at this moment: the working copy where there is one, else the saved text."""
    found = shares.find(token)
    if found is None:
        raise Http404
    response = _over(request) if found.article is None else _shown(request, drafts.applied(found.article))
    for name, value in PRIVACY.items():
        response.headers[name] = value
    return response


def _shown(request, article):
    with translation.override(article.language):
        note = _("Not published yet, and meant for you alone: please pass neither the text nor the link on.")
        return proof_page(request, article, _("Draft"), note)


def _over(request):
    return page(request, "blog/shared_over.html", {}, status=410, is_private=True)
