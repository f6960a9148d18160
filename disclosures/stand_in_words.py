"""The words that take the place of an ad that may not be shown: the owner's, or those of a text code, never a hurried one."""

import re

from disclosures import code_checks
from disclosures.models import Creative

# Words that were true for a time only: an ad that says them leaves none of its own.
HURRIED = re.compile(
    r"今だけ|いまだけ|期間|限定|まで|締切|締め切り|本日|今日|今月|今週|年内|早割|キャンペーン|セール|残り|先着|無料|割引|オフ"
    r"|OFF|\d+\s*[%％円月日]|only|today|until|limited|sale|last chance|ends?\b|free|discount",
    re.IGNORECASE,
)


def words(creative: Creative) -> str:
    """What is left of an ad outside its campaign; empty where nothing should be."""
    if creative.fallback_text or creative.kind != Creative.Kind.TEXT:
        return str(creative.fallback_text)
    said = code_checks.words(creative.code)
    return "" if HURRIED.search(said) else said
