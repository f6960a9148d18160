"""The page about ads and outside connections: what stands on the public pages now, in both languages, in few queries."""

import pytest

from blog.rendering import render_and_store
from blog.renewing import rerender_stale
from disclosures.models import NoticeWording, Programme
from tests.factories import ArticleFactory, CreativeFactory, DraftFactory, PictureHostFactory, SiteFactory

pytestmark = pytest.mark.django_db
AMAZON = '<p><a href="https://www.amazon.co.jp/dp/B0?tag=example-22">本</a></p>'


def with_ad(make=ArticleFactory, **values):
    programme = Programme.objects.create(name="やまねこホスト", network="a8", advertiser="やまねこ社")
    creative = CreativeFactory(programme=programme, **values)
    row = make(body=f'<div data-block="ad" data-creative="{creative.pk}"></div>')
    render_and_store(row)
    return row


def hosts(facts):
    """All hosts by the network's name, in the order of the purposes."""
    return [(str(network), names) for purpose in facts.purposes for network, names in purpose.asked]


def facts(client, address="/ads/"):
    return client.get(address).context["facts"]


def test_a_site_without_ads_says_so(client):
    page = client.get("/ads/")

    assert (page.status_code, page.cookies, page.context["facts"].networks) == (200, {}, ())
    assert 'id="programmes"' in page.content.decode()


def test_networks_programmes_and_hosts_with_their_purposes_are_listed(client):
    with_ad()
    render_and_store(ArticleFactory(body=AMAZON))

    found = facts(client)

    assert [(used.key, used.programmes) for used in found.networks] == [
        ("a8", ["やまねこホスト – やまねこ社"]),
        ("amazon-jp", []),
    ]
    assert hosts(found) == [
        ("A8.net", ("www10.a8.net",)),
        ("A8.net", ("px.a8.net", "rpx.a8.net")),
        ("Amazonアソシエイト", ("amazon.co.jp",)),
    ]
    assert (found.has_amazon, found.relationships) == (True, ("affiliate",))


def test_drafts_and_samples_open_no_host(client):
    with_ad(DraftFactory)
    with_ad(is_sample=True)

    found = facts(client)

    assert [used.key for used in found.networks] == ["a8"]
    assert hosts(found) == [("A8.net", ("px.a8.net", "rpx.a8.net"))]


def test_what_the_owner_changed_is_there_at_once(client):
    with_ad()
    PictureHostFactory(host="img.example.net")
    NoticeWording.objects.create(place="notice", language="ja", text="広告です。報酬を受け取ります。")
    rerender_stale()

    page = client.get("/ads/")

    assert ("A8.net", ("img.example.net",)) in hosts(page.context["facts"])
    assert "広告です。報酬を受け取ります。" in page.content.decode()


def test_it_speaks_the_language_of_its_address_and_is_linked_everywhere(client):
    SiteFactory()
    with_ad()

    assert client.get("/en/ads/")["Content-Language"] == "en"
    assert client.get("/ads/").content.decode().count('href="/ads/"') >= 1
    assert '<li><a href="/en/ads/">' in client.get("/en/ads/").content.decode()


def test_an_article_with_ads_leads_to_it_below_its_notice(client):
    row = with_ad()

    before = client.get(row.get_absolute_url()).content.decode().partition('class="boundary"')[0]

    assert '<p class="small"><a href="/ads/">' in before.partition('data-disclosure="notice"')[2]


@pytest.mark.parametrize("number", [1, 3])
def test_it_asks_the_same_queries_for_any_number_of_ads(client, number, django_assert_num_queries):
    SiteFactory()
    for _row in range(number):
        with_ad()

    with django_assert_num_queries(9):
        client.get("/ads/")
