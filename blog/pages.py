"""How a public page is answered: its surroundings, its policy for ads shown, its place in caches, and no reader in it."""

from django.http import HttpResponse
from django.template.loader import render_to_string

from blog.addresses import current_language
from blog.context import site_context


def page(request, template, context, *, status=200, is_private=False):
    """The page in the active language.

    `is_private` is for pages that hold what one visitor wrote. No context processor runs: templates see neither user nor session nor cookies.
    """
    content = render_to_string(template, {**site_context(request), **context})
    response = HttpResponse(content, status=status)
    response.headers["Content-Language"] = current_language()
    response.headers["Cache-Control"] = "no-store" if is_private or status != 200 else "public, no-cache"
    return response
