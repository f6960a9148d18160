"""blog.seo: what machines read of a page, and that nothing in it breaks out of its place."""

import json
import re

import pytest

from blog.models import Image
from blog.templatetags.seo import json_ld
from tests.factories import ArticleFactory, SiteFactory, TagFactory


def linked_data(response):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    return [json.loads(block) for block in found]


def test_linked_data_cannot_close_its_own_element():
    row = {"headline": '</script><script>alert("&")</script><!--\u2028'}
    html = json_ld([row])
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028") & set(inside)
    assert json.loads(inside) == row


@pytest.mark.django_db
def test_the_home_page_describes_the_site_and_its_search(client):
    SiteFactory()
    assert linked_data(client.get("/")) == [
        {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": "サーバー手帖",
            "url": "https://blog.example.jp/",
            "inLanguage": "ja",
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": "https://blog.example.jp/search/?q={search_term_string}",
                },
                "query-input": "required name=search_term_string",
            },
        }
    ]


@pytest.mark.django_db
def test_home_pages_name_each_other_once_both_languages_are_written(client):
    SiteFactory()
    ArticleFactory()
    assert client.get("/").context["seo"].alternates == ()
    ArticleFactory(language="en")
    assert client.get("/").context["seo"].alternates == client.get("/en/").context["seo"].alternates
    assert client.get("/").context["seo"].alternates == (
        ("ja", "https://blog.example.jp/"),
        ("en", "https://blog.example.jp/en/"),
    )


@pytest.mark.django_db
def test_the_english_pages_carry_the_english_name(client):
    SiteFactory()
    assert b"<title>Server Notes</title>" in client.get("/en/").content


@pytest.mark.django_db
def test_each_language_describes_the_site_in_its_own_words(client):
    SiteFactory(description="借りた人の帳面です。", tagline_en="Renting and leaving")
    assert client.get("/").context["seo"].description == "借りた人の帳面です。"
    assert client.get("/en/").context["seo"].description == "Renting and leaving"
    assert client.get("/en/feed.json").json()["description"] == "Renting and leaving"


@pytest.mark.django_db
def test_a_list_says_where_it_stands(client):
    TagFactory(name="VPS", slug="vps")
    (crumbs,) = linked_data(client.get("/tag/vps/"))
    assert [(row["position"], row["item"]) for row in crumbs["itemListElement"]] == [
        (1, "https://blog.example.jp/"),
        (2, "https://blog.example.jp/tag/vps/"),
    ]


@pytest.mark.django_db
def test_an_address_in_the_head_never_comes_from_the_request(client):
    ArticleFactory()
    response = client.get("/?utm_source=evil", headers={"host": "testserver", "x-forwarded-host": "evil.example"})
    assert b"testserver" not in response.content
    assert b"evil" not in response.content


@pytest.mark.django_db
@pytest.mark.parametrize(("chosen", "name"), [("share", "share"), (None, "face")])
def test_a_shared_link_shows_its_own_picture_or_the_articles(client, chosen, name):
    face, share = (Image.objects.create(file=f"images/{one}.webp", width=1, height=1) for one in ("face", "share"))
    article = ArticleFactory(picture=face, social_image=share if chosen else None)
    image = client.get(article.get_absolute_url()).context["seo"].image
    assert (name in image, image.startswith("https://blog.example.jp/")) == (True, True)
