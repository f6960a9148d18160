"""blog.announcing: services hear of changed pages once, in time, and again when they did not answer."""

import io
import json
from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
import time_machine
from django.utils import timezone

from blog import announcing, moves
from blog.models import Announcement, Article, Removal
from config.samples import removal
from lib import fetch
from lib.wire import Answer
from tests.factories import ArticleFactory, DraftFactory

pytestmark = pytest.mark.django_db
SITE = "https://blog.example.jp"
HUB, ENGINES = "https://hub.example.com/", "https://api.indexnow.org/indexnow"
START = timezone.now().replace(microsecond=0) + timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def offline(settings):
    """Both services are on, and take what they are told."""
    settings.WEBSUB_HUB, settings.INDEXNOW_KEY = HUB, "a-key-of-the-site"
    for address in (HUB, ENGINES):
        fetch.OFFLINE.answers[address] = Answer(202, {}, io.BytesIO())
    announcing.announce()  # they know all that is there
    yield fetch.OFFLINE
    fetch.OFFLINE.forget()


def later(clock, **distance):
    clock.shift(timedelta(**distance))
    return announcing.announce()


def told(offline):
    """What each message told: the topics of the hub, the addresses of the search engines."""
    found = []
    for address, content in offline.posted:
        pairs = parse_qsl(content.decode()) if address == HUB else []
        found += [[value for name, value in pairs if name == "hub.url"]] if pairs else [json.loads(content)["urlList"]]
    return found


FEEDS = [f"{SITE}/feed/", f"{SITE}/feed/atom/", f"{SITE}/feed.json"]


def test_a_new_article_is_told_once_to_both(offline, clock):
    ArticleFactory(slug="guide")
    assert (later(clock, minutes=2), later(clock, minutes=2)) == (2, 0)
    assert told(offline) == [FEEDS, [f"{SITE}/guide/"]]


def test_the_message_to_search_engines_proves_whose_it_is(offline, clock, client):
    ArticleFactory(slug="guide")
    later(clock, minutes=2)
    content = json.loads(offline.posted[-1][1])
    assert content.pop("urlList") == [f"{SITE}/guide/"]
    assert content == {"host": "blog.example.jp", "key": "a-key-of-the-site", "keyLocation": f"{SITE}/indexnow.txt"}
    assert client.get("/indexnow.txt").content == b"a-key-of-the-site\n"


def test_more_pages_than_a_message_may_name_are_told_in_several(offline, clock, monkeypatch):
    monkeypatch.setattr(announcing, "MOST", 2)
    for number in range(3):
        ArticleFactory(slug=f"guide-{number}")
    later(clock, minutes=2)
    addresses = [f"{SITE}/guide-{number}/" for number in range(3)]
    assert told(offline) == [FEEDS, addresses[:2], addresses[2:]]


def test_what_was_there_when_a_service_was_switched_on_is_not_told(offline, clock):
    assert (later(clock, minutes=2), offline.posted) == (0, [])


UNTOLD = [
    lambda: DraftFactory(),
    lambda: ArticleFactory(publish_at=timezone.now() + timedelta(days=1)),
    lambda: ArticleFactory(is_noindex=True, page_type="page"),
]


@pytest.mark.parametrize("make", UNTOLD)
def test_what_readers_or_engines_do_not_find_is_not_told(offline, clock, make):
    make()
    later(clock, minutes=2)
    assert offline.posted == []


def test_a_change_waits_until_it_has_settled(offline, clock):
    ArticleFactory()
    assert (later(clock, seconds=59), later(clock, seconds=2)) == (0, 2)


def test_a_scheduled_article_is_told_when_its_time_has_come(offline, clock):
    ArticleFactory(slug="guide", publish_at=START + timedelta(hours=1))
    counts = (later(clock, minutes=30), later(clock, minutes=32))
    assert (counts, told(offline)[-1]) == ((0, 2), [f"{SITE}/guide/"])


@pytest.mark.parametrize("change", [{"state": Article.State.WITHDRAWN}, {"end_at": START + timedelta(minutes=10)}])
def test_a_page_that_goes_is_told_too(offline, clock, change):
    article = ArticleFactory(slug="guide")
    later(clock, minutes=5)
    for name, value in change.items():
        setattr(article, name, value)
    article.save()
    offline.posted.clear()
    later(clock, minutes=8)
    assert told(offline) == [FEEDS, [f"{SITE}/guide/"]]


def deleted(admin_client, *articles, name="article"):
    sent = {"action": "delete_selected", "_selected_action": [row.pk for row in articles], "post": "yes"}
    assert admin_client.post(f"/admin/blog/{name}/", sent).status_code == 302


def test_a_deleted_page_is_told_once_to_each_service_and_then_forgotten(offline, clock, admin_client):
    article = ArticleFactory(slug="guide")
    later(clock, days=1)
    offline.posted.clear()
    admin_client.post(f"/admin/blog/article/{article.pk}/delete/", {"post": "yes"})
    offline.answers[HUB] = Answer(503, {}, io.BytesIO())
    later(clock, minutes=2)
    assert (told(offline), Removal.objects.count()) == ([FEEDS, [f"{SITE}/guide/"]], 1)
    offline.answers[HUB] = Answer(202, {}, io.BytesIO())
    later(clock, minutes=8)
    assert (told(offline)[2:], Removal.objects.count()) == ([FEEDS], 0)


def test_pages_that_are_deleted_together_are_told_together(offline, clock, admin_client):
    rows = [ArticleFactory(slug="one"), ArticleFactory(slug="two"), DraftFactory(), ArticleFactory(is_noindex=True)]
    later(clock, days=1)
    offline.posted.clear()
    deleted(admin_client, *rows)
    later(clock, minutes=2)
    assert told(offline) == [FEEDS, [f"{SITE}/one/", f"{SITE}/two/"]]


def test_a_deleted_fixed_page_is_told_and_is_no_matter_of_feeds(offline, clock, admin_client):
    page = ArticleFactory(slug="about", page_type="page")
    later(clock, days=1)
    offline.posted.clear()
    deleted(admin_client, page, name="page")
    later(clock, minutes=2)
    assert told(offline) == [[f"{SITE}/about/"]]


def test_while_nobody_is_to_be_told_no_address_is_kept(clock, admin_client):
    deleted(admin_client, ArticleFactory())
    assert Removal.objects.count() == 0


def test_an_address_that_a_page_gave_up_is_told_with_the_new_one(offline, clock):
    article = ArticleFactory(slug="old")
    later(clock, days=1)
    offline.posted.clear()
    article.slug = "new"
    moves.save(article)
    later(clock, minutes=2)
    assert told(offline) == [FEEDS, [f"{SITE}/new/", f"{SITE}/old/"]]


def test_samples_that_are_removed_are_told_too(offline, clock, owner):
    ArticleFactory(slug="sample", is_sample=True)
    later(clock, days=1)
    offline.posted.clear()
    removal.remove_samples(by=owner)
    later(clock, minutes=2)
    assert told(offline) == [FEEDS, [f"{SITE}/sample/"]]


def test_each_language_has_feeds_of_its_own(offline, clock):
    ArticleFactory(language="en")
    later(clock, minutes=2)
    assert told(offline)[0] == [address.replace(SITE, f"{SITE}/en") for address in FEEDS]


def test_a_service_that_refuses_is_asked_again_later_each_time_and_told_all(offline, clock):
    offline.answers[HUB] = Answer(503, {}, io.BytesIO())
    ArticleFactory()
    later(clock, minutes=2)
    state = Announcement.objects.get(service="websub")
    assert (state.error, state.tries, state.next_try - timezone.now()) == ("refused", 1, timedelta(minutes=5))
    asked = [later(clock, minutes=1) and 0 or len(offline.posted) for _minute in range(6)]
    state.refresh_from_db()
    assert (asked[0], state.tries) == (2, 2)
    offline.answers[HUB] = Answer(202, {}, io.BytesIO())
    later(clock, days=1)
    state.refresh_from_db()
    assert (told(offline)[-1], state.error, state.tries, state.next_try) == (FEEDS, "", 0, None)


def test_the_longest_wait_is_a_day(offline, clock):
    offline.answers[HUB] = Answer(503, {}, io.BytesIO())
    Announcement.objects.filter(service="websub").update(tries=500)
    ArticleFactory()
    later(clock, minutes=2)
    assert Announcement.objects.get(service="websub").next_try == timezone.now() + timedelta(days=1)


def test_without_a_name_nobody_is_told_and_nothing_is_asked(clock, client, django_assert_num_queries):
    ArticleFactory()
    with django_assert_num_queries(0):
        assert announcing.announce() == 0
    assert client.get("/indexnow.txt").status_code == 404


def test_feeds_name_the_hub(offline, client):
    ArticleFactory()
    rss, atom, in_json = (client.get(path) for path in ("/feed/", "/feed/atom/", "/feed.json"))
    assert '<atom:link href="https://hub.example.com/" rel="hub"/>' in rss.text
    assert '<link href="https://hub.example.com/" rel="hub"/>' in atom.text
    assert in_json.json()["hubs"] == [{"type": "WebSub", "url": HUB}]
    assert rss.headers["Link"] == f'<{HUB}>; rel="hub", <{SITE}/feed/>; rel="self"'


def test_without_a_hub_no_feed_names_one(client):
    answers = [client.get(path) for path in ("/feed/", "/feed/atom/", "/feed.json")]
    assert [one for one in answers if "hub" in one.text or "Link" in one.headers] == []


def test_the_admin_says_when_a_service_was_told_and_what_is_wrong(offline, clock, admin_client):
    offline.answers[HUB] = Answer(503, {}, io.BytesIO())
    ArticleFactory()
    later(clock, minutes=2)
    page = admin_client.get("/admin/blog/announcement/").text
    assert ["WebSub" in page, "IndexNow" in page, str(fetch.SENTENCES["refused"]) in page] == [True, True, True]


def test_the_list_says_who_is_told_and_what_begins_it(admin_client):
    page = admin_client.get("/admin/blog/announcement/").text
    assert [word in page for word in ("list-note", "INDEXNOW_KEY", "WEBSUB_HUB", "まだ何もありません。")] == [True] * 4
