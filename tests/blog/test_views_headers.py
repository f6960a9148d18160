"""What every answer carries, whoever gave it: the guards of the browser, and nothing about the reader."""

import pytest

from blog.models import MenuItem
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    CreativeFactory,
    SidebarBlockFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/en/", "/tag/vps/", "/category/top/", "/author/mio/", "/guide/", "/search/?q=a", "/archive/2026/03/"]
PUBLIC += ["/feed/", "/feed/atom/", "/feed.json", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/none/"]
OTHERS = ["/healthz", "/static/css/base.css", "/admin/login/", "/media/none.webp"]


@pytest.fixture
def written():
    article = ArticleFactory(
        slug="guide",
        publish_at="2026-03-09T10:00+09:00",
        category=CategoryFactory(slug="top"),
        author=AuthorFactory(slug="mio"),
    )
    article.tags.add(TagFactory(slug="vps"))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_is_the_same_for_every_reader(client, owner, written, address):
    anonymous = client.get(address)
    client.force_login(owner)
    signed_in = client.get(address, headers={"accept-language": "en"})
    assert anonymous.content == signed_in.content
    assert "Cookie" not in anonymous.headers.get("Vary", "") + signed_in.headers.get("Vary", "")
    assert not anonymous.cookies
    assert "session" not in signed_in.headers.get("Set-Cookie", "")


@pytest.mark.parametrize("address", [*PUBLIC, "/contact/", "/healthz"])
def test_a_public_page_answers_no_cookie_however_broken(client, written, address):
    client.cookies.load({"session": "abc", "csrf": "def", "messages": "ghi"})
    headers = client.get(address).headers
    assert ("Set-Cookie" in headers, "Cookie" in headers.get("Vary", "")) == (False, False)


@pytest.mark.parametrize("address", PUBLIC + OTHERS)
def test_every_answer_is_guarded(client, written, address):
    response = client.get(address)
    response.close()
    headers = response.headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert {
        name: headers.get(name)
        for name in ("Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options", "Cross-Origin-Opener-Policy")
    } == {
        "Referrer-Policy": "strict-origin" if address.startswith("/admin/") else "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


@pytest.mark.parametrize(
    ("place", "address", "is_open"),
    [("sidebar", "/", True), ("sidebar", "/guide/", False), ("sidebar", "/none/", False), ("footer", "/guide/", True)],
)
def test_a_page_opens_for_the_networks_of_the_ads_on_it_alone(client, written, place, address, is_open):
    body = f'<div data-block="ad" data-creative="{CreativeFactory().pk}"></div>'
    SidebarBlockFactory(kind="text", place=place, body=body)
    response = client.get(address)
    assert ("www10.a8.net" in response.headers["Content-Security-Policy"]) is is_open
    assert (b"www10.a8.net" in response.content) is is_open


@pytest.mark.parametrize("address", ["/", "/guide/", "/feed/", "/sitemap.xml"])
def test_a_page_that_has_not_changed_is_not_sent_again(client, written, address):
    etag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304


@pytest.mark.parametrize("address", ["/", "/guide/", "/feed/", "/robots.txt"])
def test_head_answers_like_get_without_the_text(client, written, address):
    response = client.head(address)
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(("page", "address"), [("/", "/contact/"), ("/en/", "/en/contact/")])
def test_without_a_menu_readers_still_find_the_contact_form(client, page, address):
    link = f'<li><a href="{address}">'
    before = link in client.get(page).content.decode()
    MenuItem.objects.bulk_create(
        MenuItem(place="footer", language=code, label="案内", address="/guide/") for code in ("ja", "en")
    )
    assert [before, link in client.get(page).content.decode()] == [True, False]
