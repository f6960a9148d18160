"""The way back from a form of the disclosure desk to the page that asked for it by `?next=…`."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def back(request, message):
    """An answer that leads there and tells the message, or None; only a page of this site counts."""
    page = request.GET.get("next", "")
    hosts = {request.get_host()}
    if page.startswith("/") and url_has_allowed_host_and_scheme(page, hosts, require_https=request.is_secure()):
        messages.success(request, message)
        return HttpResponseRedirect(page)
    return None
