"""What stands around the matter of a page: made from the owner's blocks and menus, or taken as it was stored.

The stored form is a rendering like that of an article: derived, and shown only while the generation of the site, the
release and the clock say that it would be made the same again. A page that finds none makes it anew and stores nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from blog.context import Shared, shared
from blog.models import Surroundings
from blog.next_change import next_day, next_of_articles
from blog.rendering import fresh
from blog.shown import rules_of, shown
from disclosures.csp import needs
from lib import generation
from lib.csp import merge
from lib.markup import trusted
from lib.release import release

TEMPLATES = {name: f"components/around/{name}.html" for name in ("head", "header", "sidebar", "footer")}
COUNTING = ("sidebar", "footer")  # pieces that may hold ads


@dataclass(frozen=True)
class Marks:
    """What the ads of one piece mean for its page: what its policy must open for, and whether they are counted."""

    policy: dict[str, list[str]]
    has_counted: bool


class Made:
    """The pieces, each made when a template asks for it. Without `counts` they report nothing to the site."""

    def __init__(self, request: HttpRequest, around: Shared, *, counts: bool) -> None:
        self.request, self.around, self.counts = request, around, counts

    def piece(self, name: str) -> SafeString:
        context = {**self.around.pieces(), "request": self.request, "counts_ads": self.counts}
        return render_to_string(TEMPLATES[name], context)

    def marks(self, name: str) -> Marks:
        found = [shown(self.request, block).marks for block in self.around.blocks_of(name) if block.body]
        policy: dict[str, list[str]] = {}
        for inventory in found:
            policy = merge(policy, needs(inventory))
        return Marks(policy, any(marks.placements and not marks.is_sample_only for marks in found))


class Kept:
    """The same, as they were stored."""

    def __init__(self, stored: dict[str, Any], *, counts: bool) -> None:
        self.html = stored["pieces"] if counts else {**stored["pieces"], **stored["uncounted"]}
        self.stored = stored

    def piece(self, name: str) -> SafeString:
        return trusted(self.html[name])

    def marks(self, name: str) -> Marks:
        return Marks(**self.stored["marks"][name])


def surroundings(request: HttpRequest, *, counts: bool) -> Made | Kept:
    around = shared(request)
    return Kept(around.kept, counts=counts) if around.kept else Made(request, around, counts=counts)


def renew() -> bool:
    """Store what is missing or holds no longer; whether there was such a language."""
    # Read first: whatever is written from here on makes the rows below invalid at once.
    number, now = generation.number(), timezone.now()
    held = Surroundings.objects.filter(generation=number, release=release(), valid_until__gt=now)
    due = {code for code, _name in settings.LANGUAGES}.difference(held.values_list("language", flat=True))
    for language in sorted(due):
        with translation.override(language):
            request = HttpRequest()
            request.shared = Shared(language, is_anew=True)
            # Their end comes first as well: a campaign that is over before they are made ends them, and not one after it.
            values = {"valid_until": min(_ends(request, now)), "parts": _parts(request)}
        values |= {"generation": number, "release": release()}
        Surroundings.objects.update_or_create(language=language, defaults=values)
    return bool(due)


def _parts(request: HttpRequest) -> dict[str, Any]:
    around = shared(request)
    counted, uncounted = (Made(request, around, counts=counts) for counts in (True, False))
    return {
        "pieces": {name: counted.piece(name) for name in TEMPLATES},
        "uncounted": {name: uncounted.piece(name) for name in COUNTING},
        "marks": {name: vars(counted.marks(name)) for name in COUNTING},
        **around.stored(),
    }


def _ends(request: HttpRequest, now: datetime) -> Iterator[datetime]:
    """When it would be made otherwise though nobody has written anything."""
    yield next_day(now)  # the year of the copyright, and the day for which beacons are signed
    if instant := next_of_articles(now):
        yield instant
    for block in shared(request).blocks:
        if block.body and (instant := fresh(block, rules_of(request)).valid_until):
            yield instant
