"""The wording of every mark, by place, relationship and language: legal text, so data and not translation."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from django.db.models import Count, Max, Value

from disclosures import hosts, network_rows_jp, network_rows_world, suspicions
from disclosures.inventory import Inventory
from disclosures.label_words import LABEL_WORDS, words_for
from disclosures.models import Creative, LinkDecision, NoticeWording
from disclosures.relationships import AFFILIATE
from disclosures.wording_rules import MOST_CHARACTERS

PIPELINE = 1  # raise it when the markup of labels changes: every stored rendering is then made anew


@dataclass(frozen=True)
class Row:
    """`relationship` empty: for all. `also` is what is added when a stronger relationship already has its sentence."""

    place: str
    language: str
    text: str
    relationship: str = ""
    also: str = ""


ROWS = (
    Row("badge", "ja", "広告を含む記事です"),
    Row("badge", "en", "Contains ads"),
    Row(
        "notice",
        "ja",
        "広告を利用しています。リンク先で契約されると報酬を受け取ります。",
        AFFILIATE,
        "リンク先で契約されると報酬も受け取ります。",
    ),
    Row(
        "notice",
        "en",
        "This page contains ads. We earn a commission when you order through them.",
        AFFILIATE,
        "We also earn commissions on orders.",
    ),
    Row(
        "notice",
        "ja",
        "広告を含みます。広告主から商品やサービスの提供を受けて書いています。",
        "provided",
        "商品やサービスの提供も受けています。",
    ),
    Row(
        "notice",
        "en",
        "This page contains ads. The advertiser provided goods or services for it.",
        "provided",
        "Goods or services were given too.",
    ),
    Row("notice", "ja", "広告です。広告主から対価を受けて書いています。", "paid"),
    Row("notice", "en", "This page is an ad: the advertiser paid for it.", "paid"),
    Row("card", "ja", "広告を含む"),
    Row("card", "en", "Contains ads"),
    Row("label", "ja", LABEL_WORDS["ja"][0]),
    Row("label", "en", LABEL_WORDS["en"][0]),
    Row("feed", "ja", "この広告は、記事のページでご覧いただけます。"),
    Row("feed", "en", "This ad can be seen on the page of the article."),
    Row("boundary", "ja", "この線の下から、記事の本文がはじまります。"),
    Row("boundary", "en", "The article begins below this line."),
    # Amazon's agreement asks for this sentence word by word; the name is the site's.
    Row("amazon", "ja", "Amazonのアソシエイトとして、[name]は適格販売により収入を得ています。"),
    Row("amazon", "en", "As an Amazon Associate, [name] earns from qualifying purchases."),
)
BY_KEY = {(row.place, row.relationship, row.language): row for row in ROWS}
LANGUAGES = tuple(LABEL_WORDS)

# Every table that decides what is marked, and how.
RULES = (
    PIPELINE,
    network_rows_jp.ROWS,
    network_rows_world.ROWS,
    hosts.SHOP_SUFFIXES,
    suspicions.PARAMETERS,
    suspicions.HOSTS_WITH_NOISE,
    suspicions.SHORTENERS,
    suspicions.OWN_REDIRECT.pattern,
    ROWS,
)


def row_for(place: str, language: str, relationship: str = "") -> Row:
    """The table's row; another language is answered in English."""
    return BY_KEY[place, relationship, language if language in LANGUAGES else "en"]


@dataclass(frozen=True)
class Wordings:
    """The owner's own wording, read once; it replaces a row of the table."""

    texts: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Wordings":
        return cls({(row.place, row.relationship, row.language): row.text for row in NoticeWording.objects.all()})

    def find(self, place: str, relationship: str, language: str) -> str:
        return self.texts.get((place, relationship, language)) or self.texts.get((place, "", language)) or ""


def notice(inventory: Inventory, place: str, language: str, wordings: Wordings | None = None) -> str:
    """The text of a mark for what the inventory holds; nothing where there is no ad.

    `wordings` loaded once serve many marks.
    """
    if not inventory.has_ads:
        return ""
    if place == "notice":
        return _notice(inventory.relationships, language, wordings or Wordings.load())
    if place == "label":
        return label_text(language, inventory.relationships[0], wordings or Wordings.load())
    return row_for(place, language).text


def label_text(language: str, relationship: str, wordings: Wordings, chosen: str = "") -> str:
    """The label of one ad: the creative's own word where it belongs to the page's language, else the owner's, else the table's."""
    if chosen in words_for(language) and chosen != row_for("label", language).text:
        return chosen
    return wordings.find("label", relationship, language) or row_for("label", language).text


def amazon_statement(language: str, name: str) -> str:
    return row_for("amazon", language).text.replace("[name]", name)


def _notice(relationships: tuple[str, ...], language: str, wordings: Wordings) -> str:
    """The strongest relationship speaks first; each further one adds its sentence."""
    first, *others = relationships
    gap = "" if language == "ja" else " "
    further = [row_for("notice", language, other).also for other in others]
    own = wordings.find("notice", first, language)
    text = gap.join([own, *further])
    if own and len(text) <= MOST_CHARACTERS:
        return text
    return gap.join([row_for("notice", language, first).text, *further])


def fingerprint() -> str:
    """The version of all rules that shape labels: the tables, and what the owner has added to them. One query."""
    states = [
        model.objects.order_by()
        .annotate(table=Value(table))
        .values("table")
        .annotate(total=Count("pk"), at=Max("updated_at"))
        for table, model in (("wording", NoticeWording), ("decision", LinkDecision), ("creative", Creative))
    ]
    owner = sorted((row["table"], row["total"], str(row["at"])) for row in states[0].union(*states[1:], all=True))
    return hashlib.sha256(repr((tables(), owner)).encode()).hexdigest()


@cache
def tables() -> str:
    """The version of the tables themselves, as the ledger names it."""
    return hashlib.sha256(repr(RULES).encode()).hexdigest()
