"""blog.slugs: which addresses a page may have."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from blog import slugs

NFD_GA = "か\u3099"


@pytest.mark.parametrize("slug", ["first-post", "解約方法", "server_2026", "ﾊﾝｶｸ", "a", "9", "й" * slugs.MAX_LENGTH])
def test_letters_and_digits_of_any_script_are_an_address(slug):
    slugs.validate_slug(slug)


@pytest.mark.parametrize(
    ("slug", "code"),
    [
        ("admin", "reserved"),
        ("Feed", "reserved"),
        ("static", "reserved"),
        ("../x", "slug"),
        ("", "slug"),
        ("😀", "slug"),
        ("a/b", "slug"),
        ("a b", "slug"),
        ("a\n", "slug"),
        ("-a", "slug"),
        ("a%2e", "slug"),
        ("a\u202eb", "slug"),
        ("a\u200bb", "slug"),
        (NFD_GA, "slug"),
    ],
)
def test_other_addresses_are_refused(slug, code):
    with pytest.raises(ValidationError) as refusal:
        slugs.validate_slug(slug)
    assert refusal.value.code == code


def test_an_address_has_one_spelling():
    assert slugs.normalise("Server-" + NFD_GA) == "server-が"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("レンタルサーバーの「解約」方法!", "レンタルサーバーの-解約-方法"),
        ("Ｗｉ－Ｆｉ 6E  review", "wi-fi-6e-review"),
        ("レンタルサーバーのえらびかた", "rentarusaba-noerabikata"),
        ("iPhone 17 レビュー", "iphone-17-rebyu"),
        ("Кофе", "кофе"),
        ("！？", ""),
    ],
)
def test_a_title_suggests_an_address(title, slug):
    assert slugs.suggest(title) == slug


@pytest.mark.parametrize(
    ("reading", "slug"),
    [
        ("かいやく ほうほう", "kaiyaku-hoho"),
        ("サーバーの かいやく 2026", "saba-no-kaiyaku-2026"),
        ("かいやく　ほうほう！", "kaiyaku-hoho"),
        ("解約ほうほう", "解約方法"),
        ("！", "解約方法"),
        ("", "解約方法"),
    ],
)
def test_a_reading_gives_an_address_in_latin_letters(reading, slug):
    assert slugs.suggest("解約方法", reading) == slug


@given(st.text(max_size=400))
def test_a_suggestion_is_empty_reserved_or_valid(title):
    suggestion = slugs.suggest(title)
    if suggestion and suggestion not in slugs.RESERVED:
        slugs.validate_slug(suggestion)


@pytest.mark.parametrize(
    ("wanted", "taken", "slug"),
    [
        ("a", set(), "a"),
        ("a", {"a"}, "a-2"),
        ("a", {"a", "a-2", "a-3"}, "a-4"),
        ("feed", set(), "feed-2"),
        ("x" * 120, {"x" * 120}, "x" * 118 + "-2"),
    ],
)
def test_a_taken_address_gets_a_number(wanted, taken, slug):
    assert slugs.free(wanted, taken.__contains__) == slug
