"""What a visitor typed, behind the page cache: shown to its writer alone, and kept by nobody."""

from io import BytesIO
from urllib.parse import urlencode

from tests.config.test_caching import HOST, read, site  # noqa: F401 -- fixtures, used by their names
from tests.factories import ArticleFactory
from tests.visitors import COMMENT, MESSAGE, proved, ticket
from tests.wsgi import ask

TYPED = ("himitsu@secret.example.com", "ひみつの感想")
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.99"}


def post(site, address, fields):  # noqa: F811 -- the fixture's value
    body = urlencode(fields).encode()
    sent = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body))}
    sent |= {"wsgi.input": BytesIO(body), "HTTP_ORIGIN": "http://blog.example.jp"}
    return ask(site, address, "POST", **HOST, **sent)


def test_a_form_shown_again_is_in_no_page_of_another_reader(site, read):  # noqa: F811 -- fixtures
    article = ArticleFactory()
    pages = {f"/{article.slug}/": {**COMMENT, "name": ""}, "/contact/": {**MESSAGE, "name": ""}}
    for address, fields in pages.items():
        typed = {**fields, "email": TYPED[0], "body": TYPED[1]}
        to = address if address == "/contact/" else f"/comments{address}"
        again = post(site, to, typed)
        assert (again.status, again.headers["Cache-Control"], TYPED[1] in again.text) == (422, "no-store", True)
        assert [word in read(address, **ELSEWHERE).text for word in TYPED] == [False, False]


def test_a_message_that_waits_to_be_sent_is_shown_to_no_other_reader(site, read):  # noqa: F811 -- fixtures
    typed = {**MESSAGE, **proved(ticket("contact")), "email": TYPED[0], "body": TYPED[1]}
    check = post(site, "/contact/", typed).headers["Location"]
    own, other = read(check), read(check, **ELSEWHERE)
    assert (own.headers["Cache-Control"], TYPED[1] in own.text, TYPED[1] in other.text) == ("no-store", True, False)
