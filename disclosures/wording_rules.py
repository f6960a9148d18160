"""What an owner's own wording must say, and must not say."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from disclosures.label_words import words_for

MOST_CHARACTERS = 120
WITHIN = 30


@dataclass(frozen=True)
class PlaceRule:
    """How long a wording may be in its place, and by which character a listed word must be complete."""

    most: int
    within: int


PLACES = {
    "notice": PlaceRule(MOST_CHARACTERS, WITHIN),
    "card": PlaceRule(20, 20),  # stands small beside a title, and in the titles of feeds
    "feed": PlaceRule(60, WITHIN),
}

# A word by which readers know an ad; it must come early in the notice.
LISTED = {
    "ja": re.compile(r"広告|宣伝|プロモーション|(?<![A-Za-z])PR(?![A-Za-z])"),
    "en": re.compile(r"\b(?:ads?|advertisements?|advertising|paid links?)\b", re.IGNORECASE),
}

# Sentences that take back what the mark says.
CONTRARY = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:広告|PR|宣伝|ステマ|案件|アフィリエイト)(?:目的)?(?:では|じゃ)(?:ありません|ない)",
        r"(?:広告|PR|宣伝|アフィリエイト)(?:は|を)?(?:一切|まったく|全く)?(?:ありません|含みません|含まれません|利用していません|使っていません)",
        r"第三者(?:として|の立場で|の)(?:の)?(?:客観的な)?(?:感想|意見|評価|口コミ)",
        r"忖度(?:なし|なく|一切|せず)|(?:中立|公平|公正)(?:な立場|な視点|に評価|に比較)",
        r"(?:報酬|提供|お金|金銭|対価)(?:は|を|も)?(?:一切|全く|まったく)?(?:受け取って|受けて|もらって|いただいて)(?:は)?(?:い|おり)?(?:ません|ない)",
        r"\b(?:not|no|without)\s+(?:an?\s+|any\s+)?(?:ads?|advertisements?|advertising|sponsored|paid)\b",
        r"\b(?:unbiased|impartial|independent opinion)\b",
    )
)


# What a notice must name where more than a commission binds the author.
NAMED = {
    ("paid", "ja"): re.compile(r"対価|報酬|有償|依頼|費用|料|スポンサー|タイアップ|支払"),
    ("paid", "en"): re.compile(r"\b(?:paid|pays?|payment|commissioned|fees?)\b", re.IGNORECASE),
    ("provided", "ja"): re.compile(r"提供|無償|貸与|借り|お借り|いただ|頂|贈|招待|サンプル"),
    ("provided", "en"): re.compile(
        r"\b(?:provided|gave|given|gifts?|lent|loan|free|samples?|invited)\b", re.IGNORECASE
    ),
    ("own", "ja"): re.compile(r"自社|自分|自身|自作|自ら|当社|当店|弊社|運営者|運営元|私たち|わたし|私の"),
    ("own", "en"): re.compile(r"\b(?:our|ours|ourselves|my|mine|myself)\b", re.IGNORECASE),
}
LABEL = _("A label is exactly one of these words: %(words)s.")
TAKES_BACK = _("This takes back what the mark says. Say what you receive instead.")
TOO_LONG = _("Readers pass over long texts: at most %(most)d characters here.")
NO_WORD = _("A word that readers know (%(words)s) must stand within the first %(within)d characters.")
NOT_NAMED = _(
    "Say in it what binds you to the advertiser: payment, goods or services received, or that the goods are yours."
)


def objection(place: str, language: str, text: str, relationship: str = "") -> str:
    """Why this wording cannot be used in this place; empty where it can."""
    words = "、".join(words_for(language)) if language == "ja" else ", ".join(words_for(language))
    if place == "label":
        return "" if text in words_for(language) else LABEL % {"words": words}
    rule, folded = PLACES[place], unicodedata.normalize("NFKC", text).strip()
    found = LISTED[language].search(folded)
    named = NAMED.get((relationship, language)) if place == "notice" else None
    if takes_back(text):
        return str(TAKES_BACK)
    if len(text) > rule.most:
        return TOO_LONG % {"most": rule.most}
    if found is None or found.end() > rule.within:
        return NO_WORD % {"words": words, "within": rule.within}
    return str(NOT_NAMED) if named and not named.search(folded) else ""


def takes_back(text: str) -> bool:
    """Whether a sentence denies what a mark says."""
    folded = unicodedata.normalize("NFKC", text)
    return any(pattern.search(folded) for pattern in CONTRARY)
