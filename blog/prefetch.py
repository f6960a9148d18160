"""Which pages browsers may fetch before a reader opens them: the site's own, once somebody points at a link.

They are fetched and never rendered: a page that is rendered ahead would load the pictures by which networks count.
"""

import hashlib
import json
from functools import cache

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

CLOSED = ("/admin/*", "/i18n/*", "/guard/*", "/shared/*", "/comments/*", "/media/*", "/static/*", "/feed*", "/en/feed*")
RULES = {
    "prefetch": [
        {
            "where": {
                "and": [
                    {"href_matches": "/*"},
                    *({"not": {"href_matches": path}} for path in CLOSED),
                    {"not": {"selector_matches": "[rel~=nofollow]"}},
                ]
            },
            "eagerness": "moderate",
        }
    ]
}
TEXT = json.dumps(RULES)
VERSION = hashlib.sha256(TEXT.encode()).hexdigest()[:12]


@cache
def header():
    """What a public page says in `Speculation-Rules`: where the rules stand."""
    return f'"{reverse("blog:prefetch", args=[VERSION])}"'


@require_safe
def rules(request, version):
    """The rules, kept for ever under the address that names them."""
    response = HttpResponse(TEXT, content_type="application/speculationrules+json")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if version == VERSION else "no-cache"
    return response
