"""What people look for in lists that know addresses: kept in their session, so that no address of the admin names anybody.

An address bar is remembered by browsers, told to other pages as the Referer, and written down by proxies.
"""

import secrets
import unicodedata

from django.contrib.admin.views.main import PAGE_VAR, SEARCH_VAR
from django.http import HttpResponseRedirect

MOST = 20
SIGN = "~"  # begins the name under which a search is remembered


class PrivateSearch:
    """For an admin class: its list is searched by POST, and an address is searched for under another name."""

    asks_by_post = True

    def changelist_view(self, request, extra_context=None):
        is_asked = SEARCH_VAR in request.POST or _names_somebody(request.GET.get(SEARCH_VAR, ""))
        if is_asked and self.has_view_or_change_permission(request):
            return HttpResponseRedirect(f"?{self._question(request).urlencode()}")
        return super().changelist_view(request, extra_context)

    def _question(self, request):
        text = request.POST.get(SEARCH_VAR, request.GET.get(SEARCH_VAR, "")).strip()
        params = request.GET.copy()
        for name in (SEARCH_VAR, PAGE_VAR):
            params.pop(name, None)
        if text:
            params[SEARCH_VAR] = remember(request.session, text) if _names_somebody(text) else text
        return params

    def get_changelist_instance(self, request):
        found = super().get_changelist_instance(request)
        found.query = recall(request.session, found.query)  # as it stands in the field
        return found

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, recall(request.session, search_term))


def remember(session, text: str) -> str:
    """A name for the text, known to this session alone."""
    known = session.get("sought", {})
    name = next((name for name, said in known.items() if said == text), SIGN + secrets.token_urlsafe(6))
    session["sought"] = dict([*known.items(), (name, text)][-MOST:])
    return name


def recall(session, name: str) -> str:
    """What was remembered under the name; any other text is itself."""
    return session.get("sought", {}).get(name, name) if name.startswith(SIGN) else name


def _names_somebody(text: str) -> bool:
    return "@" in unicodedata.normalize("NFKC", text)
