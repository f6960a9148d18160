"""What readers are shown of a row's text and of its ads, under the rules that all rows of one request share."""

from blog.context import shared
from blog.holding import for_readers
from blog.rendering import Rules, fresh, rendered
from disclosures.inventory import Inventory
from lib import inside


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
