"""guard.text and guard.fields: what visitors may type."""

import pytest
from django.core.exceptions import ValidationError

from guard.fields import LineField, LinesField, MailAddressField, PageAddressField

NAME = LineField(most=50)
BODY = LinesField(most=5000, most_lines=200)
MAIL = MailAddressField()
PAGE = PageAddressField(required=False)


def codes(field, value):
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return [error.code for error in refused.value.error_list]


@pytest.mark.parametrize("char", "\r \n \r\n \t \v \f \0 \x1b \x7f \x85 \u2028 \u2029 \ud800 \udfff".split(" "))
def test_a_line_refuses_what_breaks_it(char):
    assert codes(NAME, f"はるこ{char}Bcc: x@evil.example") in (["control"], ["broken"])


@pytest.mark.parametrize("field", [NAME, BODY, MAIL], ids=["line", "lines", "mail"])
@pytest.mark.parametrize("blank", ["", " ", "\u3000", "\u200b\u200d", "\u3164", "\u00ad", "\u2800"])
def test_nothing_visible_is_nothing(field, blank):
    assert codes(field, blank) in (["required"], ["blank"], ["invalid"])


@pytest.mark.parametrize(("field", "most"), [(NAME, 50), (BODY, 5000)], ids=["line", "lines"])
def test_longer_text_is_refused_and_never_cut(field, most):
    assert field.clean("あ" * most) == "あ" * most
    assert codes(field, "あ" * (most + 1)) == codes(field, "あ" * 1_000_000) == ["too_long"]


@pytest.mark.parametrize("name", ["𠮷野家", "👨‍👩‍👧", "葛󠄀城", "神\ufe00", "\ufa19田", "Zoë", "O'Brien", "a" * 50])
def test_names_of_every_script_stay_as_they_are(name):
    assert NAME.clean(name) == name


def test_a_letter_and_its_mark_become_one():
    assert NAME.clean("か\u3099") == "が"


def test_a_flood_of_marks_is_shortened():
    assert NAME.clean("z" + "\u0335" * 40) == "z" + "\u0335" * 6


@pytest.mark.parametrize("joiner", ["\u200d", "\u200c", "\u2060"])
def test_a_flood_of_marks_does_not_begin_anew_behind_what_joins(joiner):
    marks = "\u0335" * 6
    assert NAME.clean("z" + (marks + joiner) * 6) == "z" + marks + joiner * 6


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u2069\u202eこるは", "\u202eこるは"),
        ("\u202e\u2067はるこ", "\u202eはるこ"),
        ("\u2067שלום\u2069", "\u2067שלום\u2069"),
        ("\u2066a\u2067b\u2069c\u2069\u2069", "\u2066a\u2067b\u2069c\u2069"),
    ],
    ids=ascii,
)
def test_a_line_keeps_the_turns_that_end_within_it_and_no_other(typed, kept):
    assert NAME.clean(typed) == kept


def test_every_line_break_becomes_one_kind():
    assert BODY.clean("一\r\n二\r三\u2028四\u0085五") == "一\n二\n三\n四\n五"


@pytest.mark.parametrize("char", ["\x1b[31m", "\x00", "\x08", "\x9b", "\ud83d"])
def test_a_text_refuses_control_characters(char):
    assert codes(BODY, f"本文{char}です") in (["control"], ["broken"])


def test_a_text_refuses_endless_lines():
    assert codes(BODY, "\n" * 200 + "x") == ["too_many_lines"]


@pytest.mark.parametrize(
    "address",
    [
        "a@x.example,b@y.example",
        "a@x.example;b@y.example",
        "a@x.example b@y.example",
        "Name <a@x.example>",
        "<a@x.example>",
        "-oQ/tmp@x.example",
        "-oQ/tmp -X/tmp/x",
        '"a b"@x.example',
        "a@x.example%0d%0aBcc:b@y.example",
        "a@x.example\nBcc: b@y.example",
        "はるこ@example.jp",
        "haruko@例え.jp",
        "a@[127.0.0.1]",
        "a@localhost",
        "haruko@",
        "@example.jp",
        "haruko",
        "a" * 65 + "@example.jp",
        "a@" + "x" * 250 + ".jp",
        "=?utf-8?q?a=40b?=@x",
    ],
)
def test_an_address_is_one_plain_address(address):
    assert codes(MAIL, address)


@pytest.mark.parametrize(("address", "code"), [("haruko", "no_at"), ("haruko@", "no_host"), ("@example.jp", "invalid")])
def test_a_broken_address_is_told_what_is_missing(address, code):
    assert codes(MAIL, address) == [code]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("haruko@example.jp", "haruko@example.jp"),
        (" haruko+blog@mail.example.co.jp ", "haruko+blog@mail.example.co.jp"),
        ("ｈａｒｕｋｏ＠ｅｘａｍｐｌｅ．ｊｐ", "haruko@example.jp"),
    ],
)
def test_an_address_is_kept_as_it_can_be_reached(typed, kept):
    assert MAIL.clean(typed) == kept


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://", "x", "https://[", "https://a b"],
)
def test_the_address_of_a_page_is_http(address):
    assert codes(PAGE, address) == ["invalid"]


def test_the_address_of_a_page_may_be_left_out():
    assert (PAGE.clean(""), PAGE.clean("https://blog.example.jp/記事/")) == ("", "https://blog.example.jp/記事/")
