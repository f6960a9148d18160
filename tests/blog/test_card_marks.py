"""blog.card_marks: whatever changes what an article's ads are, its card says so with the next page, and nothing more."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from blog import publishing
from blog.models import Article, Rendering
from blog.rendering import render_and_store
from disclosures import notices
from disclosures.models import Creative, NoticeWording
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    CreativeFactory,
    LinkDecisionFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db
LINK = '<p><a href="https://px.a8.net/svt/ejp?a8mat=1">宿</a></p>'
SHORT = '<p><a href="https://bit.ly/yado">宿</a></p>'
HAS_ADS = ["広告を含む"]


def marks(client, address="/"):
    """What the cards of a page say, in their order."""
    page = LexborHTMLParser(client.get(address).content.decode())
    return [node.text() for card in page.css(".card, .result") for node in card.css(".mark") or ()]


def stored(body, **values):
    article = ArticleFactory(body=body, **values)
    render_and_store(article)
    return article


def passed(**fields):
    """Let an instant that lay ahead when the article was rendered be past; nobody saved anything."""
    past = timezone.now() - timedelta(seconds=1)
    Creative.objects.update(**dict.fromkeys(fields, past))
    Rendering.objects.update(valid_until=past)


def test_a_card_follows_the_links_of_its_article(client):
    article = stored("<p>宿の話。</p>")
    said = [marks(client)]
    for body in (LINK, "<p>宿の話。</p>"):
        article.body = body
        article.save()
        publishing.keep(article, by=None)
        said.append(marks(client))
    assert said == [[], HAS_ADS, []]


def test_a_link_that_nobody_has_judged_yet_counts_as_an_ad_until_somebody_does(client):
    stored(SHORT)
    before = marks(client)
    LinkDecisionFactory(address="https://bit.ly/yado")
    assert (before, marks(client)) == (HAS_ADS, [])


def test_a_stored_none_that_newer_rules_have_overtaken_is_not_trusted(client):
    article = stored(LINK)
    nothing = {"inventory": {}, "fingerprint": "of older rules"}
    Rendering.objects.filter(article=article).update(**nothing)
    assert marks(client) == HAS_ADS


SEARCH = "/search/?q=%E5%AE%BF%E3%81%AE%E8%A9%B1"
WHERE = ["/?page=2", "/category/yado/", "/tag/yado/", "/author/mio/", "/archive/2026/03/", SEARCH, "/other/"]


@pytest.mark.parametrize("address", WHERE)
def test_wherever_a_card_stands_it_tells_of_the_ads(client, address):
    own = {"category": CategoryFactory(slug="yado"), "author": AuthorFactory(slug="mio")}
    article = stored(LINK, title="宿の話", publish_at=timezone.make_aware(datetime(2026, 3, 1)), **own)
    article.tags.add(TagFactory(slug="yado"))
    ArticleFactory(slug="other").pinned.add(article)
    ArticleFactory.create_batch(11, body="")
    Rendering.objects.filter(article=article).update(inventory={}, fingerprint="of older rules")
    assert marks(client, address) == HAS_ADS


def test_a_campaign_that_begins_is_told_of_at_its_instant(client):
    creative = CreativeFactory(starts_at=timezone.now() + timedelta(hours=1))
    stored(f'<div data-block="ad" data-creative="{creative.pk}"></div>')
    before = marks(client)
    passed(starts_at=True)
    assert (before, marks(client)) == ([], HAS_ADS)


def test_a_campaign_that_ends_is_told_of_no_longer(client):
    creative = CreativeFactory(ends_at=timezone.now() + timedelta(hours=1))
    stored(f'<div data-block="ad" data-creative="{creative.pk}"></div>')
    before = marks(client)
    passed(ends_at=True)
    assert (before, marks(client)) == (HAS_ADS, [])


@pytest.mark.parametrize("newer", [{}, {"fingerprint": "of older rules"}], ids=["fresh", "stale"])
def test_an_article_shown_without_its_ads_has_no_mark(client, newer):
    article = stored(LINK, slug="guide")
    Rendering.objects.filter(article=article).update(is_held=True, **newer)
    assert (marks(client), b"px.a8.net" in client.get("/guide/").content) == ([], False)


def test_an_article_that_was_never_rendered_is_judged_as_it_stands(client):
    ArticleFactory(body=LINK)
    ArticleFactory()
    assert marks(client) == HAS_ADS


def test_the_owners_words_reach_the_cards_with_the_next_page(client):
    stored(LINK)
    NoticeWording.objects.create(place="card", language="ja", text="PRを含む")
    assert marks(client) == ["PRを含む"]


def test_a_new_release_of_the_rules_is_asked_at_once(client, monkeypatch):
    article = stored(LINK)
    Rendering.objects.filter(article=article).update(inventory={})  # as a release made it that did not know the network
    monkeypatch.setattr(notices, "tables", lambda: "of the next release")
    assert marks(client) == HAS_ADS


def test_an_article_that_changes_its_language_says_it_in_the_new_one(client):
    article = stored(LINK)
    Article.objects.filter(pk=article.pk).update(language="en")
    assert (marks(client), marks(client, "/en/")) == ([], ["Contains ads"])


@pytest.mark.parametrize("number", [1, 3, 12])
def test_overtaken_marks_are_asked_for_together(client, number, django_assert_num_queries):
    for _one in range(number):
        stored("<p>宿の話。</p>")
    Rendering.objects.update(fingerprint="of older rules")
    with django_assert_num_queries(OVERTAKEN):
        client.get("/")


OVERTAKEN = 8
