"""The description of another site's page: every charset of the Japanese web, og: first, nothing hidden in it."""

import pytest

from lib.webpage import Described, decoded, describe

PAGE = (
    '<html><head><meta charset="{}"><title>料金の表～①</title><meta name="description" content="月ごとの料金。"></head>'
)
FOUND = Described("料金の表～①", "月ごとの料金。")


@pytest.mark.parametrize(
    ("named", "python", "header"),
    [
        ("utf-8", "utf-8", ""),
        ("Shift_JIS", "cp932", ""),
        ("x-sjis", "cp932", ""),
        ("iso-2022-jp", "iso2022_jp_ext", "iso-2022-jp"),
        ("nonsense", "utf-8", "utf-8"),
        ("nonsense", "cp932", "Shift_JIS"),
        ("nonsense", "cp932", ""),
        ("zip", "utf-8", "hex"),
        ("Shift_JIS", "utf-8", "Shift_JIS"),
        ("utf-8", "utf-8-sig", "euc-jp"),
        ("utf-8", "utf-16", ""),
    ],
)
def test_a_page_is_read_in_its_own_charset(named, python, header):
    page = PAGE.replace("～①", "") if python.startswith("iso2022") else PAGE
    found = Described("料金の表", "月ごとの料金。") if python.startswith("iso2022") else FOUND
    assert describe(page.format(named).encode(python), header) == found


@pytest.mark.parametrize(("named", "header"), [("euc-jp", ""), ("", "EUC-JP"), ("", "")])
def test_a_page_in_euc_jp_is_read(named, header):
    page = PAGE.replace("～①", "").format(named)
    assert describe(page.encode("euc_jp"), header) == Described("料金の表", "月ごとの料金。")


def test_http_equiv_names_the_charset_too():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><title>宿の部屋</title>'
    assert describe(page.encode("cp932")).title == "宿の部屋"


def test_what_is_meant_for_sharing_comes_first():
    page = (
        '<title>宿 | サイト名</title><meta name="description" content="長い。">'
        '<meta property="og:title" content="宿"><meta property="og:description" content="短い。">'
    )
    assert describe(page.encode()) == Described("宿", "短い。")


def test_an_empty_word_for_sharing_leaves_room_for_the_title():
    page = '<meta property="og:title" content=" "><title>宿</title><svg><title>図</title></svg>'
    assert describe(page.encode()) == Described("宿", "")


def test_controls_and_turned_text_stay_out_and_emoji_stay_whole():
    page = "<title>a\x00\x07\u202eb\u200b\n 👨\u200d👩\u200d👧 c</title>"
    assert describe(page.encode()).title == "a\ufffd b 👨\u200d👩\u200d👧 c"


def test_long_words_are_shortened():
    page = f'<title>{"題" * 500}</title><meta name="description" content="{"文" * 500}">'
    assert describe(page.encode()) == Described("題" * 119 + "…", "文" * 199 + "…")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\x80\x81\xff", b"<title>" + b"<" * 5000, b"\x1b$B\x80\xff"])
def test_no_bytes_break_it(content):
    assert isinstance(decoded(content, "no such"), str)
    assert describe(content).description == ""


def test_a_page_cut_within_a_character_is_still_read():
    content = PAGE.format("utf-8").encode() + "続く".encode()[:-1]
    assert describe(content) == FOUND
