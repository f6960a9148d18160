"""The ticket of a visitors' form and its calculation, fetched when a reader begins to write."""

import re

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest, JsonResponse
from django.views.decorators.http import require_safe

from guard import work
from guard.senders import Origin, origin_of
from lib import signing

SCOPE = re.compile(r"(?:comment|report):[0-9]{1,18}|contact|link")


@require_safe
def token(request):
    """A fresh ticket; nothing is written, so a robot that fetches thousands costs nothing but time."""
    if origin_of(request) is Origin.FOREIGN:
        raise PermissionDenied
    scope = request.GET.get("form", "")
    if not SCOPE.fullmatch(scope):
        return HttpResponseBadRequest("No such form.", content_type="text/plain")
    return JsonResponse({"token": signing.issue(scope), **work.puzzle()}, headers={"Cache-Control": "no-store"})
