"""How a public page is answered: its surroundings, its policy for ads shown, its place in caches, and no reader in it."""

from django.http import HttpResponse
from django.template.loader import render_to_string

from blog import prefetch
from blog.addresses import current_language
from blog.context import site_context
from blog.surroundings import surroundings
from disclosures.csp import needs
from lib.csp import merge


def page(request, template, context, *, inventories=(), status=200, is_private=False, has_sidebar=False):
    """The page in the active language.

    `inventories` are those of the texts that the page shows beside the site's own blocks. `is_private` is for pages
    that hold what one visitor wrote. Without `has_sidebar` the policy opens for none of its ads, so the template must
    not show it. No context processor runs: templates see neither user nor session nor cookies.
    """
    is_private = is_private or status != 200
    around = surroundings(request, counts=not is_private)
    pieces = [around.marks(name) for name in ("footer", *(["sidebar"] if has_sidebar else []))]
    own = any(marks.placements and not marks.is_sample_only for marks in inventories)
    counted = {
        "counts_ads": not is_private and (own or any(piece.has_counted for piece in pieces)),
        "counts_views": not is_private,
    }
    content = render_to_string(template, {**site_context(request), "surroundings": around, **counted, **context})
    response = HttpResponse(content, status=status)
    response.headers["Content-Language"] = current_language()
    response.headers["Cache-Control"] = "no-store" if is_private else "public, no-cache"
    if not is_private:
        response.headers["Speculation-Rules"] = prefetch.header()
    response.csp = {}
    for policy in [*(needs(marks) for marks in inventories), *(piece.policy for piece in pieces)]:
        response.csp = merge(response.csp, policy)
    return response
