"""How the ads of the site stand: what readers are shown, and what grows old, each number with the list that it counts."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog import questions
from blog.models import Article, Rendering
from config.waiting import ARTICLES, CREATIVES, PAGES, Desk, Waiting, count
from disclosures import campaigns, old_codes
from disclosures.inventory import Inventory
from disclosures.relationships import AFFILIATE, RELATIONSHIPS
from lib import plot

PERMISSION = "disclosures.view_dailycount"
PUBLIC = "&state=public"


@dataclass(frozen=True)
class Question:
    """One number: what it counts, in the desks of articles and of fixed pages alike, and what to do about it."""

    key: str
    name: Promise
    help: Promise
    condition: Callable[[], Q]
    query: str
    desks: tuple[Desk, ...] = (ARTICLES, PAGES)


def old_creatives() -> Q:
    return Q(pk__in=old_codes.creatives())


SHOWN = (
    Question(
        "undecided",
        _("Texts with undecided links"),
        _("Readers see them marked as ads until somebody decides."),
        questions.undecided,
        "?marks=undecided",
    ),
    Question(
        "held",
        _("Shown without their ads"),
        _("Their marks were not as promised, so readers see them without ads."),
        questions.held,
        "?marks=held",
    ),
    Question(
        "blocked",
        _("Cannot be published yet"),
        _("An undecided link, a lost ad or a memo holds them back."),
        questions.blocked,
        "?needs=blocked",
    ),
)
OLD = (
    Question(
        "campaigns",
        _("Campaigns that end"),
        _("Ads in use whose campaign ends within two weeks, or has ended."),
        campaigns.ending,
        "?campaign=ending",
        (CREATIVES,),
    ),
    Question(
        "facts",
        _("Facts to check again"),
        _("Their day has passed: look at the source, and give them a new day."),
        questions.overdue,
        "?needs=facts",
    ),
    Question(
        "dated",
        _("Prices and statements grown old"),
        _("The text says “as of” a day of more than three months ago."),
        questions.dated,
        "?needs=dated",
    ),
    Question(
        "code",
        _("Articles with old network code"),
        _("Its links say neither nofollow nor sponsored. Get today's code from the network."),
        questions.with_old_code,
        "?needs=code",
    ),
    Question(
        "creatives",
        _("Ads with old network code"),
        _("A new code in the ad reaches every article that shows it."),
        old_creatives,
        "?code=old",
        (CREATIVES,),
    ),
)


@dataclass
class Shown:
    """What the published texts hold together."""

    texts: int = 0
    ads: int = 0
    labelled: int = 0
    undecided: int = 0
    relationships: Counter[str] = field(default_factory=Counter)

    def add(self, marks: Inventory) -> None:
        self.texts += marks.has_ads
        self.ads += len(marks.ads)
        self.labelled += sum(bool(ad.label) for ad in marks.ads)
        self.undecided += len(marks.undecided)
        self.relationships.update(ad.relationship or AFFILIATE for ad in marks.ads)


def report() -> dict:
    shown = _shown()
    return {
        "shown": shown,
        "is_whole": shown.ads == shown.labelled,
        "ads_url": reverse(ARTICLES.url) + "?marks=ads" + PUBLIC,
        **_answers(),
        "mix": list(_mix(shown.relationships)),
    }


def _shown() -> Shown:
    found = Shown()
    rows = Rendering.objects.filter(article__in=Article.objects.published())
    for inventory in rows.values_list("inventory", flat=True).iterator():
        found.add(Inventory.from_json(inventory))
    return found


def _answers() -> dict[str, list[dict]]:
    """Each question with the number and the list of every desk; the numbers of a desk come in one query."""
    asked = (*SHOWN, *OLD)
    desks = dict.fromkeys(desk for row in asked for desk in row.desks)
    numbers = {desk: _numbers(desk, [row for row in asked if desk in row.desks]) for desk in desks}
    return {name: [_answer(row, numbers) for row in rows] for name, rows in (("open", SHOWN), ("old", OLD))}


def _answer(row: Question, numbers: dict[Desk, dict[str, int]]) -> dict:
    lists = [
        {
            "name": desk.rows().model._meta.verbose_name_plural,
            "count": numbers[desk][row.key],
            "url": reverse(desk.url) + row.query,
        }
        for desk in row.desks
    ]
    return {"row": row, "lists": lists, "count": sum(one["count"] for one in lists)}


def _numbers(desk: Desk, asked: list[Question]) -> dict[str, int]:
    rows = [Waiting(row.key, row.name, desk, row.condition, row.query, PERMISSION) for row in asked]
    return count(desk, rows)


def _mix(found: Counter[str]):
    greatest = max(found.values(), default=0)
    for row in RELATIONSHIPS:
        number = found[row.key]
        url = f"{reverse(ARTICLES.url)}?relationship={row.key}{PUBLIC}"
        yield {"name": row.name, "count": number, "url": url, "bar": plot.share(number, greatest)}
