"""blog.popular: articles that readers open are counted by the day, and the lists say which are read most."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from blog import popular, seen
from blog.addresses import current_language
from blog.context import Shared
from blog.models import Article, PageView, Popular, SidebarBlock
from blog.periods import PERIODS
from config.privacy import periods
from disclosures import counting
from guard.meter import Meter
from tests import readers
from tests.factories import ArticleFactory, DraftFactory, PlacementFactory, SidebarBlockFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def meter(monkeypatch):
    """Each test begins without a crowd behind it."""
    for module, name in ((seen, "METER"), (popular, "SAME")):
        monkeypatch.setattr(module, name, Meter())


def opened(client, article, *, view=None, texts=None, token=None, **sent):
    token = token or counting.token("article", article.pk)
    body = {"view": view or next(readers.names), "page": token, "texts": texts or {}}
    return readers.report(client, json.dumps(body).encode(), **sent)


def counted():
    return list(PageView.objects.order_by("article").values_list("article", "day", "number", "is_sample"))


def shown(period):
    """The list as a page of the active language has it."""
    SidebarBlock.objects.get_or_create(kind=f"popular-{period}", language=current_language())
    return Shared(current_language(), is_anew=True).popular(period)


def read(article, number, *, days=0):
    PageView.objects.create(article=article, day=timezone.localdate() - timedelta(days=days), number=number)


def test_each_opening_counts_once_for_its_day(client):
    article = ArticleFactory()
    answers = [opened(client, article), opened(client, article), opened(client, article, view="the-same-name-12345")]
    answers.append(opened(client, article, view="the-same-name-12345"))
    assert {(one.status_code, one.content, len(one.cookies)) for one in answers} == {(204, b"", 0)}
    assert counted() == [(article.pk, timezone.localdate(), 3, False)]


def test_one_report_tells_of_the_page_and_of_its_ads(client):
    placement = PlacementFactory(source_id=ArticleFactory().pk)
    article = Article.objects.get(pk=placement.source_id)
    opened(client, article, texts={counting.token("article", article.pk): {"seen": [placement.key]}})
    assert (counted()[0][2], placement.counts.get().impressions) == (1, 1)


NOBODY = [
    {"headers": {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}},
    {"headers": {"cookie": "session=abc"}},
    {"headers": {"sec-purpose": "prefetch"}},
    {"headers": {"origin": "https://evil.example"}},
    {"token": "article:1:20260101:forged"},
]


@pytest.mark.parametrize("sent", NOBODY)
def test_bots_staff_pages_loaded_ahead_and_forgers_are_no_readers(client, sent):
    opened(client, ArticleFactory(), **sent)
    assert counted() == []


def test_a_network_that_reloads_without_end_counts_only_so_often(client, settings):
    settings.GUARD_RATES = {**settings.GUARD_RATES, "beacon": (3, 60)}
    article = ArticleFactory()
    for _ in range(5):
        opened(client, article)
    assert counted()[0][2] == 3


def test_one_network_counts_the_same_article_only_so_often_a_day(client, settings):
    settings.GUARD_RATES = {**settings.GUARD_RATES, "view": (3, 86_400)}
    with time_machine.travel(datetime(2026, 11, 20, 3, tzinfo=UTC)) as clock:
        one, other = ArticleFactory.create_batch(2)
        for _hour in range(5):
            opened(client, one)
            clock.shift(timedelta(hours=1))
        for article, address in ((one, "192.0.2.2"), (other, "192.0.2.1")):
            opened(client, article, address=address)
        clock.shift(timedelta(days=1))
        opened(client, one)
    numbers = {(article, day.day): number for article, day, number, _is_sample in counted()}
    assert numbers == {(one.pk, 20): 4, (other.pk, 20): 1, (one.pk, 21): 1}


@pytest.mark.parametrize("make", [DraftFactory, lambda: ArticleFactory(page_type="page")])
def test_what_is_not_in_lists_is_not_counted(client, make):
    opened(client, make())
    assert counted() == []


def test_an_article_that_is_gone_is_nobodys_error(client):
    article = ArticleFactory()
    token = counting.token("article", article.pk)
    article.delete()
    assert (opened(client, article, token=token).status_code, counted()) == (204, [])


def test_an_articles_page_carries_its_token_and_the_counter(client):
    article, other = ArticleFactory(slug="guide"), ArticleFactory(slug="fixed", page_type="page")
    page = client.get("/guide/").text
    assert f'<article class="entry" data-view="{counting.token("article", article.pk)}">' in page
    assert "data-view" not in client.get(other.get_absolute_url()).text


def test_a_list_holds_what_was_read_most_in_its_period():
    steady, today, once, _never = ArticleFactory.create_batch(4)
    for days in range(40):
        read(steady, 2, days=days)
    read(today, 5)
    read(once, 500, days=60)
    popular.renew()
    found = {row.key: shown(row.key) for row in PERIODS}
    assert found == {
        "day": [today, steady],
        "week": [steady, today],
        "month": [steady, today],
        "all": [once, steady, today],
    }


def test_each_language_has_its_own_list():
    japanese, english = ArticleFactory(), ArticleFactory(language="en")
    read(japanese, 1)
    read(english, 2)
    popular.renew()
    with translation.override("en"):
        assert shown("week") == [english]
    assert shown("week") == [japanese]


def test_what_ends_or_is_withdrawn_leaves_the_list_at_once_and_another_moves_up():
    articles = ArticleFactory.create_batch(7)
    for number, article in enumerate(articles):
        read(article, 10 - number)
    popular.renew()
    Article.objects.filter(pk=articles[0].pk).update(end_at=timezone.now())
    Article.objects.filter(pk=articles[1].pk).update(state=Article.State.WITHDRAWN)
    assert shown("week") == articles[2:7]


def test_lists_that_stay_as_they_are_are_not_written():
    read(ArticleFactory(), 1)
    assert (popular.renew(), popular.renew()) == (True, False)


def test_adding_up_holds_no_writer_up():
    read(ArticleFactory(), 1)
    popular.renew()
    with CaptureQueriesContext(popular.connection) as asked:
        popular.renew()
    assert [one["sql"].partition(" ")[0] for one in asked] == ["SELECT", "SELECT"]


MIDDLE = datetime(2026, 6, 20, 12, tzinfo=UTC)


def in_months(article):
    while popular.thin():
        pass
    return [(f"{day:%m-%d}", number) for day, number in article.views.order_by("day").values_list("day", "number")]


@time_machine.travel(MIDDLE)
def test_days_that_no_list_looks_back_to_become_months():
    first, second = ArticleFactory.create_batch(2)
    for back in (*range(45), 50, 90):
        read(first, 1, days=back)
    read(second, 5, days=60)
    recent = [(f"{MIDDLE - timedelta(days=back):%m-%d}", 1) for back in range(30, -1, -1)]
    assert in_months(first) == [("03-01", 1), ("05-01", 15), *recent]
    assert in_months(second) == [("04-01", 5)]
    assert popular.thin() is False


@time_machine.travel(MIDDLE)
def test_a_month_that_grows_loses_nothing():
    article = ArticleFactory()
    for back in (30, 31, 32, 50):
        read(article, 10, days=back)
    before = in_months(article)
    with time_machine.travel(MIDDLE + timedelta(days=1)):
        assert (before, in_months(article)) == ([("05-01", 30), ("05-21", 10)], [("05-01", 40)])


def test_no_period_looks_back_further_than_days_are_kept():
    assert max(row.days for row in PERIODS if row.days) <= popular.BY_DAY


def test_a_list_never_grows_beyond_its_places():
    for article in ArticleFactory.create_batch(popular.PLACES + 3):
        read(article, 1)
    popular.renew()
    assert Popular.objects.filter(period="week", language="ja").count() == popular.PLACES


def test_the_block_shows_the_first_five_in_one_query(client, django_assert_num_queries):
    articles = ArticleFactory.create_batch(6)
    for number, article in enumerate(articles):
        read(article, 10 - number)
    popular.renew()
    SidebarBlockFactory(kind="popular-week", body="", heading="")
    text = client.get("/").text
    block = text[text.index('<ol class="ranking">') :].partition("</ol>")[0]
    assert [article.get_absolute_url() in block for article in articles] == [True] * 5 + [False]
    with django_assert_num_queries(1):
        assert Shared("ja").popular("week") == articles[:5]


def test_a_block_with_nothing_to_show_is_not_there(client):
    ArticleFactory()
    SidebarBlockFactory(kind="popular-day", body="", heading="ランキング")
    assert "ランキング" not in client.get("/").text


def test_numbers_go_when_they_have_been_kept_long_enough():
    article = ArticleFactory()
    read(article, 1, days=401)
    read(article, 1, days=399)
    periods.purge()
    assert [day for _article, day, _number, _sample in counted()] == [date.today() - timedelta(days=399)]


def test_the_list_of_articles_says_how_often_each_was_opened(admin_client):
    article = ArticleFactory()
    read(article, 1200, days=3)
    read(article, 7, days=31)
    assert '<td class="field-read_column">1,200</td>' in admin_client.get("/admin/blog/article/").text
