"""The door of visitors' forms: a view behind it knows the sender, ignores the session, and leaves nothing in a cache."""

from functools import wraps

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt

from guard.senders import Origin, Sender

# Five times the longest message, percent-encoded: a text that is too long still comes back to be shortened, while
# nobody can have megabytes repeated to them.
MOST_BYTES = 512 * 1024


class SeeOther(HttpResponseRedirect):
    """After a stored form: the browser fetches the next page, and a reload sends nothing again."""

    status_code = 303


def visitors_form(view):
    """For views that take what visitors send: `view(request, sender, …)`.

    Django's CSRF token would need a cookie, which no cached page may set; such a form acts for nobody, so what is
    left to refuse is a form on another site.
    """

    @csrf_exempt
    @wraps(view)
    def door(request, *args, **kwargs):
        sender = Sender.of(request)
        if request.method == "POST" and sender.origin is Origin.FOREIGN:
            raise PermissionDenied
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            raise RequestDataTooBig
        try:
            response = view(request, sender, *args, **kwargs)
        except IntegrityError:
            # What the row belongs to was deleted while it was stored: asked once more, the view finds it gone and says so.
            response = view(request, sender, *args, **kwargs)
        if request.method == "POST":
            response.headers["Cache-Control"] = "no-store"
        return response

    return door


def ask_to_wait(response, seconds: int):
    """The same page with the text kept, and how long to wait."""
    response.status_code = 429
    response.headers["Retry-After"] = str(seconds)
    return response
