"""What readers are shown of a row's text and of its ads, under the rules that all rows of one request share."""

from blog.context import shared
from blog.holding import for_readers
from blog.rendering import Rules, rendered
from lib import inside


def shown(request, row):
    """What readers are shown of a row; all the rows of a request share what the rules are.

    The audit's own request sees a page that is held back as it would be.
    """
    rules = rules_of(request)
    text = rendered(row, rules)
    return text if inside.is_from_here(request) else for_readers(row, text, rules)


def rules_of(request):
    if not hasattr(request, "rules"):
        request.rules = Rules(shared(request).versions)
    return request.rules
