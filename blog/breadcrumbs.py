"""The path from the home page down to a page: rows of (label, address), the page itself without one."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from blog.addresses import list_url
from blog.categories import ancestors
from lib.markup import joined
from lib.stencil import fill

ABOVE, HERE = '<li><a href="{1}">{0}</a></li>', '<li aria-current="page"><span>{0}</span></li>'


def breadcrumbs(label, path=()):
    return [(_("Home"), list_url("home")), *path, (label, "")]


def path_to(category):
    """The rows of a category and of all above it; none without a category."""
    return [(above.name, above.get_absolute_url()) for above in ancestors(category)]


def breadcrumbs_html(rows) -> SafeString:
    *above, here = rows
    return fill("components/breadcrumb.html", {"rows": joined(ABOVE, above) + joined(HERE, [here])})
