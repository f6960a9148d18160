"""What an owner's own wording must say, and must not say."""

import re
import unicodedata

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosures.label_words import words_for

MOST_CHARACTERS = 120
WITHIN = 30

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


def objection(place: str, language: str, text: str) -> Promise | None:
    """Why this wording cannot be used, or nothing."""
    folded = unicodedata.normalize("NFKC", text).strip()
    if place == "label":
        return None if text in words_for(language) else _("A label is exactly one of these words: %(words)s.")
    if any(pattern.search(folded) for pattern in CONTRARY):
        return _("This takes back what the mark says. Say what you receive instead.")
    if len(text) > MOST_CHARACTERS:
        return _("Readers pass over long notices: at most 120 characters.")
    found = LISTED[language].search(folded)
    if found is None or found.end() > WITHIN:
        return _("A word that readers know (%(words)s) must stand within the first 30 characters.")
    return None
