"""The search that the crawl relies on: it must be able to fail, so every spelling is planted and found."""

import base64
import zlib

import pytest
from django.core import signing
from django.http import HttpResponse

from tests.config.privacy.leaks import Answer, Leak, leaks
from tests.config.privacy.spellings import spellings

EMAIL = "Haruko.Himitsu+kaki@secret-example.com"
SPELLINGS = spellings(EMAIL)


def found(answer):
    return {(leak.path, leak.word) for leak in leaks([answer], [EMAIL])}


def test_more_than_eighty_spellings_are_looked_for():
    assert (len(SPELLINGS) > 80, len({one.name for one in SPELLINGS})) == (True, len(SPELLINGS))


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda one: one.name)
def test_an_address_is_found_in_every_spelling(spelling):
    page = Answer("/x/", f"<p>はい、</p>\n<p data-a='{spelling.text}'>どうぞ</p>\n")
    assert found(page) == {("/x/", EMAIL)}


def test_the_same_address_in_other_capitals_is_found():
    assert found(Answer("/x/", "<p>hARUKO.hIMITSU+KAKI@SECRET-example.com</p>")) == {("/x/", EMAIL)}


def test_an_address_broken_by_tags_is_found():
    assert found(Answer("/x/", "Haruko.<wbr>Himitsu+<b>kaki</b>@secret-example.com")) == {("/x/", EMAIL)}


def test_an_address_in_a_header_or_a_cookie_is_found():
    response = HttpResponse("")
    response.headers["ETag"] = f'"{EMAIL}"'
    cookie = HttpResponse("")
    cookie.set_signed_cookie("remembered", EMAIL)
    assert (found(Answer.of("/x/", response)), found(Answer.of("/y/", cookie))) == ({("/x/", EMAIL)}, {("/y/", EMAIL)})


@pytest.mark.parametrize(
    "token",
    [
        signing.dumps({"email": EMAIL}),
        signing.dumps({"email": EMAIL, "text": "読者" * 200}, compress=True),
        base64.b64encode(zlib.compress(EMAIL.encode())).decode(),
        base64.b64encode(base64.b64encode(f'{{"to":"{EMAIL}"}}'.encode())).decode(),
        f"x{base64.urlsafe_b64encode(f'reader={EMAIL};'.encode()).decode()}",
    ],
    ids=["signed", "signed and compressed", "compressed", "twice in base64", "behind a letter"],
)
def test_an_address_inside_a_token_is_found(token):
    assert found(Answer("/x/", f'<a href="/confirm/{token}/">はい</a>')) == {("/x/", EMAIL)}


def test_an_address_masked_with_a_byte_is_found():
    masked = bytes([0x42, *(byte ^ 0x42 for byte in EMAIL.encode())]).hex()
    assert found(Answer("/x/", f'<a data-cfemail="{masked}">')) == {("/x/", EMAIL)}


def test_a_page_with_other_addresses_alone_is_clean():
    others = "haruko@example.com reader+kaki@secret.example himitsu kaki"
    assert leaks([Answer("/x/", others)], [EMAIL], ["網の指紋"]) == []


def test_a_private_word_is_named_with_its_page():
    assert leaks([Answer("/x/", "網の指紋")], [], ["網の指紋"]) == [Leak("/x/", "網の指紋", "plain")]
