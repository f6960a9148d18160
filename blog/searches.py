"""What readers search for: counted by the day without anything of a reader, and kept in words once it is nobody's own.

A page of finds carries what was searched for, signed, and the reader's browser reports it as it reports an opened article.
Words may tell who somebody is, so they are kept only after they came `OFTEN` times on `DAYS` different days; until then a
digest recognises them. From one network the same words come once a day: a day's row knows by one of `GROUPS` bits, which
many networks share, that a network was there. Numbers rest on what each process remembers, and may be a little higher.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from blog.adding import add_one
from blog.models import RareSearch, SearchCount, SearchTerm
from blog.periods import Period
from blog.search_index import find
from blog.search_query import parse
from blog.search_store import Question
from blog.uncounted import uncounted_as
from disclosures.counting import Opening, is_current
from guard import traces
from guard.meter import Meter
from lib import signing
from lib.text import fold, tidied

PURPOSE = "search"
OFTEN = 5
DAYS = 3
GROUPS = 32  # enough to see that several networks ask, too few to tell which
RARE = timedelta(days=30)  # for which a digest is remembered
MOST_RARE = 50_000  # rows of digests
SHOWN = 8
MONTH = 30
A_DAY = 24 * 60 * 60

SAME, ALL = Meter(), Meter()  # the same words from one network, and all that it searches for


@dataclass(frozen=True)
class Search:
    """Words in a language of the site, and how many articles they found."""

    words: str
    language: str
    found: int

    @property
    def digest(self) -> str:
        """Of the words in any width, case and kana."""
        return digest(self.words, self.language)


def digest(words: str, language: str) -> str:
    return signing.digest(f"{language}:{fold(words)}", purpose=PURPOSE)


def token(typed: str, language: str, found: int) -> str:
    """What the first page of finds carries; empty for what is never counted."""
    words = tidied(typed)
    if not parse(words) or uncounted_as(words):
        return ""
    written = base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")
    return signing.sign(f"{language}:{timezone.localdate():%Y%m%d}:{found}:{written}", purpose=PURPOSE)


def search_of(signed: str) -> Search | None:
    """The search that a token names; None when it is forged, made for something else, or too old."""
    content = signing.signed_content(signed, purpose=PURPOSE)
    if content is None:
        return None
    language, day, found, written = content.split(":")
    words = base64.urlsafe_b64decode(written + "=" * (-len(written) % 4)).decode()
    return Search(words, language, int(found)) if is_current(day) else None


def opening(signed: str, network: str) -> Opening | None:
    """What counts the search whose page was opened from this network; None where the token names none."""
    search = search_of(signed)
    return partial(_count, search, network) if search else None


def _count(search: Search, network: str) -> None:
    if _is_over_rate(search, network):
        return
    today = timezone.localdate()
    known = SearchTerm.objects.filter(language=search.language, digest=search.digest)
    term = known.first() or _count_rare(search, network, today)
    if term is None or term.state == SearchTerm.State.DROPPED:
        return
    add_one(SearchCount, {"term_id": term.pk, "day": today})
    if term.found != search.found:
        known.update(found=search.found)


def _is_over_rate(search: Search, network: str) -> bool:
    most, seconds = traces.rate("search")
    is_too_much = ALL.is_over(network, most=most, seconds=seconds)
    return is_too_much or SAME.is_over(f"{network}:{search.digest}", most=1, seconds=A_DAY)


def _count_rare(search: Search, network: str, today: date) -> SearchTerm | None:
    """Counted by its digest; the term that it has become, which then lacks this very search."""
    key = {"language": search.language, "digest": search.digest}
    before = list(RareSearch.objects.filter(**key, day__gt=today - RARE))
    groups, group = {row.day: row.groups for row in before}, _group(search, network, today)
    groups[today] = groups.get(today, 0) | group
    if sum(map(int.bit_count, groups.values())) < OFTEN or len(groups) < DAYS:
        add_one(RareSearch, {**key, "day": today}, {"groups": 0})
        RareSearch.objects.filter(**key, day=today).update(groups=F("groups").bitor(group))
        return None
    term, _is_new = SearchTerm.objects.get_or_create(**key, defaults={"words": search.words, "found": search.found})
    SearchCount.objects.bulk_create(
        [SearchCount(term=term, day=row.day, number=row.number) for row in before], ignore_conflicts=True
    )
    RareSearch.objects.filter(**key).delete()
    return term


def _group(search: Search, network: str, today: date) -> int:
    """The bit of a network, for these words on this day alone."""
    drawn = signing.digest(f"{today}:{network}:{search.digest}", purpose=PURPOSE)
    return 1 << int(drawn, 16) % GROUPS


def asked_within(terms: QuerySet[SearchTerm], period: Period) -> QuerySet[SearchTerm]:
    """Those that were searched for in a period, with the number as `asked`, and those that are counted no more."""
    within = Q(counts__day__gt=timezone.localdate() - timedelta(days=period.days)) if period.days else Q()
    rows = terms.annotate(asked=Coalesce(Sum("counts__number", filter=within), 0))
    return rows.filter(Q(asked__gt=0) | Q(state=SearchTerm.State.DROPPED))


def finds(term: SearchTerm) -> int:
    """How many articles readers find by it now."""
    return find(Question(parse(term.words), term.language, size=1)).total


def rare() -> int:
    """How many searches are remembered by digests alone."""
    return RareSearch.objects.aggregate(Sum("number", default=0))["number__sum"]


@transaction.atomic
def decide(terms: Sequence[SearchTerm], state: SearchTerm.State) -> None:
    """What the owner wants to be done with terms; those that are counted no more lose their numbers."""
    keys = [term.pk for term in terms]
    SearchTerm.objects.filter(pk__in=keys).update(state=state)
    if state == SearchTerm.State.DROPPED:
        SearchCount.objects.filter(term__in=keys).delete()


def shown(language: str) -> list[SearchTerm]:
    """What the owner lets readers see and what finds something, in the order in which it was asked of late."""
    since = timezone.localdate() - timedelta(days=MONTH)
    asked = Sum("counts__number", filter=Q(counts__day__gt=since))
    rows = SearchTerm.objects.filter(language=language, state=SearchTerm.State.SHOWN, found__gt=0).annotate(asked=asked)
    return list(rows.order_by(F("asked").desc(nulls_last=True), "words")[:SHOWN])


def thin() -> None:
    """Forget terms whose numbers are gone, and the rarest digests where somebody has sent floods of words."""
    kept = SearchTerm.objects.exclude(state=SearchTerm.State.DROPPED)
    kept.annotate(days=Count("counts")).filter(days=0).delete()
    rarest = RareSearch.objects.order_by("number", "day", "pk").values_list("pk", flat=True)
    if (excess := RareSearch.objects.count() - MOST_RARE) > 0:
        RareSearch.objects.filter(pk__in=list(rarest[:excess])).delete()
