"""Searches that are never counted, because they may say who somebody is: as rows, each with what it catches and lets pass."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lib.text import width

WIDEST = 30  # full-width characters; whoever types more tells a story
MOST_DIGITS = 6  # a postal code has 7; a year, a model and a size together have fewer
LONGEST_NUMBER = 4
JAPANESE_PLACE = re.compile(r"丁目|番地|号室|〒|\d+[-‐–−ーの]\d+[-‐–−ーの]\d+|[都道府県市区町村郡].*\d+[-‐–−ーの]\d")
WESTERN_PLACE = re.compile(r"\b\d+\w? [\w' ]*\b(?:street|st|avenue|ave|road|rd|lane|drive|boulevard|square)\b", re.I)


@dataclass(frozen=True)
class Uncounted:
    """`catches` is given words as `blog.searches` would keep them."""

    key: str
    catches: Callable[[str], object]
    caught: tuple[str, ...]
    passed: tuple[str, ...]


def _has_long_number(words: str) -> bool:
    digits = re.findall(r"\d+", words)
    return len("".join(digits)) > MOST_DIGITS or any(len(run) > LONGEST_NUMBER for run in digits)


UNCOUNTED = (
    Uncounted(
        "long",
        lambda words: width(words) > WIDEST,
        (
            "昨日そちらのお店で買った加湿器が動かないので返したいのですができますか",
            "why does the heater that i bought from you last week not work",
        ),
        ("レンタルサーバー 乗り換え 手順", "how to cancel a mobile contract"),
    ),
    Uncounted(
        "mail",
        lambda words: "@" in words,
        ("taro@example.jp", "@taro_example"),
        ("メールアドレス 変更",),
    ),
    Uncounted(
        "link",
        lambda words: "://" in words or "www." in words.lower(),
        ("https://example.jp/?user=taro", "www.example.jp"),
        ("example.jp",),
    ),
    Uncounted(
        "number",
        _has_long_number,
        ("090 1234 5678", "03(1234)5678", "1985年4月12日", "4111-1111", "12345"),
        ("iPhone 15 256GB", "WH-1000XM6", "確定申告 2026"),
    ),
    Uncounted(
        "place",
        lambda words: JAPANESE_PLACE.search(words) or WESTERN_PLACE.search(words),
        ("千代田1-2-3", "青葉区みどり台2-10", "みどり台二丁目", "〒100", "10 Downing Street"),
        ("青葉区 カフェ", "4-3 比率", "street food", "10 best roads"),
    ),
)


def uncounted_as(words: str) -> str:
    """The key of the first row that keeps the words from being counted, or an empty string."""
    return next((row.key for row in UNCOUNTED if row.catches(words)), "")
