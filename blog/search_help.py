"""What helps whoever found nothing: shorter questions made of what was typed, as far as they find something."""

import re
import unicodedata
from dataclasses import dataclass

from blog.search_index import find
from blog.search_query import parse, pieces
from blog.search_store import Question

MOST = 4
TRIED = 10  # each of them is a search
# Where the script changes, a compound can be parted: レンタルサーバー比較 is レンタルサーバー and 比較.
RUNS = re.compile(r"[ァ-ヺー]+|[一-鿿㐀-䶿々]+|[^\W_ぁ-ゖァ-ヺー一-鿿㐀-䶿々]+")


@dataclass(frozen=True)
class Suggestion:
    """Another question and how many articles it finds."""

    words: str
    number: int


def shorter(typed: str) -> list[str]:
    """Questions that ask for less: word by word, then the parts of compounds, then without a long vowel at the end."""
    text = unicodedata.normalize("NFKC", typed)
    wanted = [piece.text for piece in pieces(text) if piece.is_wanted]
    words = [word.strip('"“”「」『』') for one in wanted for word in one.split()]
    parts = [part for word in words for part in RUNS.findall(word) if len(part) > 1]
    stems = [part.rstrip("ー") for part in (*words, *parts) if part.endswith("ー")]
    asked = dict.fromkeys(one for one in (*words, *parts, *stems) if one and parse(one) != parse(text))
    return list({parse(one): one for one in asked}.values())


def suggestions(typed: str, language: str) -> list[Suggestion]:
    """Those that find something; nothing less than a part that does."""
    found: list[Suggestion] = []
    for words in shorter(typed)[:TRIED]:
        if any(words in one.words for one in found):
            continue
        if number := find(Question(parse(words), language, size=1)).total:
            found.append(Suggestion(words, number))
    return found[:MOST]
