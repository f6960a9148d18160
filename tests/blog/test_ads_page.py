"""The page about ads and outside connections: what stands on the public pages now, in both languages, in few queries."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.rendering import render_and_store
from blog.renewing import rerender_stale
from disclosures.models import NoticeWording, Placement, Programme
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    CreativeFactory,
    DraftFactory,
    PartFactory,
    PictureHostFactory,
    SidebarBlockFactory,
    SiteFactory,
)
from tests.questions import rows_given

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


QUESTIONS = 6  # site, menus, blocks, what the owner added (twice), places, ads, own wordings


@pytest.mark.parametrize("number", [1, 3])
def test_it_asks_the_same_queries_for_any_number_of_ads(client, number, django_assert_num_queries):
    SiteFactory()
    for _row in range(number):
        with_ad()

    with django_assert_num_queries(QUESTIONS):
        client.get("/ads/")


def test_what_it_reads_does_not_grow_with_the_articles(client):
    SiteFactory()
    first = with_ad()
    (place,) = Placement.objects.filter(source_id=first.pk)
    with rows_given() as few:
        one = client.get("/ads/").content
    for article in ArticleFactory.create_batch(200):
        place.pk, place.source_id = None, article.pk
        place.save(force_insert=True)

    with rows_given() as many:
        same = client.get("/ads/").content

    assert (len(few), sum(few), many, same) == (QUESTIONS, sum(many), few, one)
    assert sum(many) <= 10


@pytest.mark.parametrize("relationship", ["paid", "provided", "own", "affiliate"])
def test_the_relationships_of_the_ads_are_named(client, relationship):
    with_ad(relationship=relationship)

    assert facts(client).relationships == (relationship,)


def test_an_ad_that_has_gone_and_one_that_rests_name_no_relationship(client):
    row = with_ad(relationship="paid")
    with_ad(relationship="provided", starts_at=timezone.now() + timedelta(days=1))
    row.body = "<p>本文</p>"
    row.save()
    render_and_store(row)

    assert facts(client).relationships == ()


def test_a_part_counts_where_a_text_shows_it(client):
    part = PartFactory(body=AMAZON)
    render_and_store(part)
    assert facts(client).networks == ()

    render_and_store(ArticleFactory(body=f'<div data-block="part" data-part-id="{part.pk}"></div>'))

    assert [used.key for used in facts(client).networks] == ["amazon-jp"]


@pytest.mark.parametrize("make", [CategoryFactory, AuthorFactory, SidebarBlockFactory], ids=lambda make: make.__name__)
def test_texts_outside_articles_count(client, make):
    field = {CategoryFactory: "description", AuthorFactory: "bio", SidebarBlockFactory: "body"}[make]
    extra = {"kind": "text"} if make is SidebarBlockFactory else {}
    render_and_store(make(**{field: AMAZON}, **extra))

    assert (facts(client).relationships, facts(client).has_amazon) == (("affiliate",), True)
