"""disclosures.bots: every row knows its example, and no browser is taken for a program."""

import re

import pytest

from disclosures.bots import BOTS, CHROME, is_bot

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; {}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"
)
BROWSERS = [
    CHROME,
    f"{CHROME} Edg/126.0.0.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
    f"{IPHONE} Version/17.5 Mobile/15E148 Safari/604.1",
    f"{IPHONE} CriOS/126.0.0.0 Mobile/15E148 Safari/604.1",
    f"{IPHONE} GSA/320.0.6 Mobile/15E148 Safari/604.1",
    f"{IPHONE} Mobile/15E148 Safari Line/14.9.0",
    f"{IPHONE} Mobile/15E148 YJApp-IOS jp.co.yahoo.ipn.appli/4.92.0",
    f"{IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/468.0;FBDV/iPhone14,7]",
    f"{IPHONE} Mobile/15E148 Instagram 336.0.8.34.90 (iPhone14,7; iOS 17_5; ja_JP)",
    f"{IPHONE} Mobile/15E148 SmartNews 24.6.10/NativeApp",
    ANDROID.format("SM-S911B"),
    ANDROID.format("CUBOT X50 Build/TP1A"),
    ANDROID.format("CUBOT_P80"),
    ANDROID.format("Pixel 8") + " SamsungBrowser/25.0",
    "Mozilla/5.0 (Linux; Android 9; KFMAWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/126.3 like Chrome/126.0 Safari/537.36",
    "Opera/9.80 (Android; Opera Mini/36.2.2254/191.249; U; ja) Presto/2.12.423 Version/12.16",
]


@pytest.mark.parametrize("row", BOTS, ids=lambda row: row.key)
def test_a_program_is_known_by_its_own_row(row):
    assert [is_bot(row.example), bool(re.search(row.pattern, row.example.lower()))] == [True, True]


def test_keys_are_unique():
    assert len({row.key for row in BOTS}) == len(BOTS)


@pytest.mark.parametrize("user_agent", BROWSERS)
def test_a_browser_is_no_program(user_agent):
    assert [row.key for row in BOTS if re.search(row.pattern, user_agent.lower())] == []
    assert not is_bot(user_agent)


@pytest.mark.parametrize("user_agent", ["", "curl/8.5.0", "x" * 1001, "Mozilla/5.0 (compatible; bingbot/2.0)"])
def test_nothing_and_too_much_are_programs(user_agent):
    assert is_bot(user_agent)
