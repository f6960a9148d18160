"""The pages of what went wrong, in the site's look; all but "not found" work without the database."""

from django.http import HttpResponse
from django.template.loader import render_to_string

from blog.moves import without_slash
from blog.pages import page


def not_found(request, exception=None):
    """Says the same at every address; nothing of the request is on it, so caches may keep it."""
    response = without_slash(request)
    if response is None:
        response = page(request, "404.html", {}, status=404)
        response.headers["Cache-Control"] = "public, no-cache"
    return response


def bad_request(request, exception=None):
    """Reads nothing of the request: what was wrong with it would go wrong again here."""
    return _plain("400.html", 400)


def unreadable_cookies(request):
    """Answers in the admin where a cookie that somebody else has set hides all others from the server."""
    return _plain("400_cookies.html", 400)


def forbidden(request, exception=None):
    return _plain("403.html", 403)


def no_csrf_token(request, reason=""):
    """Answers a form of the admin whose token is missing or wrong."""
    return _plain("403_csrf.html", 403)


def server_error(request):
    return _plain("500.html", 500)


def _plain(template, status):
    return HttpResponse(render_to_string(template), status=status, headers={"Cache-Control": "no-store"})
