"""Fetching: which addresses are asked at all, redirects by hand, limits on what comes back, and sentences for all that fails."""

import io

import pytest

from lib import fetch
from lib.fetch import SENTENCES, Fetched, FetchError
from lib.wire import Answer, Deadline, Wire

PAGE = "https://example.jp/page"
HTML = ("text/html",)


@pytest.fixture(autouse=True)
def offline():
    yield fetch.OFFLINE
    fetch.OFFLINE.forget()


def moved(address, status=302):
    return Answer(status, {"location": address}, io.BytesIO())


def answered(**headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(200, {"content-type": "text/html", **named}, io.BytesIO(b"<p>"))


def code_of(address, **limits):
    with pytest.raises(FetchError) as caught:
        fetch.get(address, **{"accept": HTML, "max_bytes": 100, **limits})
    assert caught.value.sentence == str(SENTENCES[caught.value.code])
    return caught.value.code


def test_a_page_comes_with_its_type_its_charset_and_its_place(offline):
    offline.lay(PAGE, b"<p>", 'Text/HTML; Charset="Shift_JIS"; x=1')
    assert fetch.get(PAGE, accept=HTML, max_bytes=3) == Fetched(b"<p>", "text/html", PAGE, "shift_jis")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.jp", "https://example.jp/"),
        ("  HTTPS://Example.JP:443/a?b=1#c ", "https://example.jp/a?b=1"),
        ("http://日本語.jp/料金?q=宿", "http://xn--wgv71a119e.jp/%E6%96%99%E9%87%91?q=%E5%AE%BF"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("http://example.jp:443/%2F%7E", "http://example.jp:443/%2F%7E"),
    ],
)
def test_addresses_are_read_as_browsers_read_them(address, target):
    assert fetch.parse(address).address == target


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.jp",
        "//example.jp/",
        "/page",
        "ftp://example.jp/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_x",
        "data:text/html,x",
        "javascript:x",
        "http://",
        "http:///x",
        "http://user@example.jp/",
        "http://user:word@example.jp/",
        "http://example.jp@127.0.0.1/",
        "http://example.jp:22/",
        "http://example.jp:8000/",
        "http://example.jp:99999/",
        "http://example.jp:x/",
        "http://example.jp\\@127.0.0.1/",
        "http://exa mple.jp/",
        "http://example.jp/a\r\nX-Y: 1",
        "http://%31%32%37.0.0.1/",
        "http://[::1/",
        f"http://{'a' * 64}.jp/",
        f"http://example.jp/{'a' * 2000}",
    ],
)
def test_other_addresses_are_refused_before_anybody_is_asked(offline, address):
    assert (code_of(address), offline.asked) == ("address", [])


def test_private_addresses_are_refused_without_a_word_to_them():
    assert code_of("http://localhost/", asker=Wire()) == "not_public"
    assert code_of("http://127。0。0。1/", asker=Wire()) == "not_public"


def test_redirects_are_followed_by_hand(offline):
    offline.answers |= {PAGE: moved("/next"), "https://example.jp/next": moved("http://b.example/", 308)}
    offline.lay("http://b.example/", b"<p>", "text/html")
    assert fetch.get(PAGE, accept=HTML, max_bytes=100).address == "http://b.example/"
    assert offline.asked == [PAGE, "https://example.jp/next", "http://b.example/"]


@pytest.mark.parametrize("where", ["http://user@b.example/", "file:///etc/passwd", "http://b.example:22/"])
def test_a_redirect_to_a_forbidden_address_is_not_followed(offline, where):
    offline.answers[PAGE] = moved(where)
    assert (code_of(PAGE), offline.asked) == ("address", [PAGE])


def test_a_redirect_is_judged_by_its_address_too():
    asked = []

    class Leading(Wire):
        def ask(self, target, headers, deadline):
            asked.append(target.address)
            return (
                moved("http://169.254.169.254/latest/") if len(asked) == 1 else super().ask(target, headers, deadline)
            )

    assert (code_of(PAGE, asker=Leading()), asked) == ("not_public", [PAGE, "http://169.254.169.254/latest/"])


def test_the_fourth_redirect_is_one_too_many(offline):
    offline.answers[PAGE] = moved(PAGE)
    assert (code_of(PAGE), offline.asked) == ("redirects", [PAGE] * 4)


def test_whoever_calls_may_forbid_an_address_and_where_it_leads(offline):
    offline.answers[PAGE] = moved("https://ad.example/")
    assert code_of(PAGE, may_ask=lambda address: address == PAGE) == "unwelcome"
    assert offline.asked == [PAGE]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(404, {"content-type": "text/html"}, io.BytesIO()), "status"),
        (Answer(206, {"content-type": "text/html"}, io.BytesIO()), "status"),
        (moved(""), "redirects"),
        (answered(content_type="image/png"), "kind"),
        (answered(content_type=""), "kind"),
        (answered(content_encoding="gzip"), "kind"),
    ],
)
def test_other_answers_are_refused(offline, answer, code):
    offline.answers[PAGE] = answer
    assert code_of(PAGE) == code


def test_what_is_too_large_is_refused_or_cut(offline):
    offline.lay(PAGE, b"x" * 101, "image/png")
    assert code_of(PAGE, accept=("image/*",)) == "too_large"
    offline.lay(PAGE, b"x" * 101, "image/png")
    assert fetch.get(PAGE, accept=("image/*",), max_bytes=100, beginning=True).content == b"x" * 100


def test_a_family_of_types_is_not_its_namesake(offline):
    offline.lay(PAGE, b"x", "imagex/png")
    assert code_of(PAGE, accept=("image/*",)) == "kind"


def test_without_an_answer_laid_down_nothing_is_fetched(offline):
    assert code_of(PAGE) == "off"


def test_the_request_says_who_asks_and_what_for():
    heard = {}

    class Listening:
        def ask(self, target, headers, deadline: Deadline):
            heard.update(headers)
            return answered()

    fetch.get(PAGE, accept=("text/html", "image/*"), max_bytes=100, asker=Listening())
    assert heard == {"User-Agent": "Shirushi (+https://blog.example.jp)", "Accept": "text/html, image/*"}
