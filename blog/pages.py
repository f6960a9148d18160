"""How a public page is answered: its surroundings, its policy for ads shown, its place in caches, and no reader in it."""

from django.http import HttpResponse
from django.template.loader import render_to_string

from blog import prefetch
from blog.addresses import current_language
from blog.context import shared, site_context
from blog.holding import for_readers
from blog.rendering import Rules, fresh, rendered
from disclosures.csp import needs
from disclosures.inventory import Inventory
from lib import inside
from lib.csp import merge


def shown(request, row):
    """What readers are shown of a row; all the rows of a request share what the rules are.

    The audit's own request sees a page that is held back as it would be.
    """
    rules = rules_of(request)
    text = rendered(row, rules)
    return text if inside.is_from_here(request) else for_readers(row, text, rules)


def marks_of_card(request, row):
    """What ads a card speaks of: those that `shown` would tell of, without the text itself."""
    stored = fresh(row, rules_of(request))
    is_held = stored.pk and stored.is_held and not inside.is_from_here(request)
    return Inventory() if is_held else Inventory.from_json(stored.inventory)


def rules_of(request):
    if not hasattr(request, "rules"):
        request.rules = Rules(shared(request).versions)
    return request.rules


def page(request, template, context, *, inventories=(), status=200, is_private=False, has_sidebar=False):
    """The page in the active language.

    `inventories` are those of the texts that the page shows beside the site's own blocks. `is_private` is for pages
    that hold what one visitor wrote. Without `has_sidebar` the template gets no such blocks, and the policy opens for
    none of their ads. No context processor runs: templates see neither user nor session nor cookies.
    """
    around = site_context(request)
    if not has_sidebar:
        around["sidebar"] = []
    blocks = [shown(request, block).marks for block in [*around["sidebar"], *around["footer_blocks"]] if block.body]
    marks, is_private = [*inventories, *blocks], is_private or status != 200
    around["counts_ads"] = not is_private and any(found.placements and not found.is_sample_only for found in marks)
    around["counts_views"] = not is_private
    content = render_to_string(template, {**around, **context})
    response = HttpResponse(content, status=status)
    response.headers["Content-Language"] = current_language()
    response.headers["Cache-Control"] = "no-store" if is_private else "public, no-cache"
    if not is_private:
        response.headers["Speculation-Rules"] = prefetch.header()
    response.csp = {}
    for inventory in marks:
        response.csp = merge(response.csp, needs(inventory))
    return response
