"""The built-in wording of every mark, by place, relationship and language: legal text, so data and not translation."""

from dataclasses import dataclass

from disclosures.label_words import LABEL_WORDS
from disclosures.relationships import AFFILIATE


@dataclass(frozen=True)
class Row:
    """`relationship` empty: for all that have no row of their own. `also` is what the relationship adds where another
    sentence already stands.
    """

    place: str
    language: str
    text: str
    relationship: str = ""
    also: str = ""


ROWS = (
    # The badge is the same everywhere: readers and audits know it by these very words.
    Row("badge", "ja", "広告を含む記事です"),
    Row("badge", "en", "Contains ads"),
    Row(
        "notice",
        "ja",
        "広告です。広告主から対価を受けて書いています。",
        "paid",
        "広告主から対価を受けて書いています。",
    ),
    Row("notice", "en", "This page is an ad: the advertiser paid for it.", "paid", "The advertiser paid for it."),
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
        "Goods or services were given.",
    ),
    Row(
        "notice",
        "ja",
        "広告を含みます。運営者が自分で販売する商品やサービスを紹介しています。",
        "own",
        "運営者自身の商品も紹介しています。",
    ),
    Row(
        "notice",
        "en",
        "This page contains ads. It presents goods or services that we sell ourselves.",
        "own",
        "Some are our own.",
    ),
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
        "Orders earn commissions.",
    ),
    Row("card", "ja", "広告を含む"),
    Row("card", "en", "Contains ads"),
    Row("card", "ja", "広告", "paid"),
    Row("card", "en", "Ad", "paid"),
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


def row_for(place: str, language: str, relationship: str = "") -> Row:
    """The row of this relationship, else the one for all; another language is answered in English."""
    language = language if language in LANGUAGES else "en"
    return BY_KEY.get((place, relationship, language)) or BY_KEY[place, "", language]
