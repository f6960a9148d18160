"""blog.searches: what readers search for is counted by the day, and its words are kept once they are nobody's own."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import connection

from blog import searches, seen
from blog.models import RareSearch, SearchCount, SearchTerm
from blog.periods import PERIODS
from config.privacy import periods
from disclosures import counting
from guard.meter import Meter
from lib import generation
from tests import readers
from tests.factories import ArticleFactory, CategoryFactory, RenderingFactory, SearchTermFactory

pytestmark = pytest.mark.django_db
State = SearchTerm.State
WORDS = "格安SIM"
TODAY = datetime(2026, 11, 20, 3, tzinfo=UTC)  # noon in Japan; its groups of networks part those of these tests


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Each test begins without a crowd behind it, in the middle of a day."""
    for module, name in ((seen, "METER"), (searches, "SAME"), (searches, "ALL")):
        monkeypatch.setattr(module, name, Meter())
    with time_machine.travel(TODAY, tick=False) as clock:
        yield clock


def token_of(page):
    found = re.search(r'<section class="home-list"[^>]* data-view="([^"]+)"', page)
    return found and found[1]


def searched(client, words, *, path="/search/", address="192.0.2.1", view=None, **sent):
    """Open the page of finds, look at it, and leave it."""
    token = token_of(client.get(path, {"q": words}).text)
    if token:
        report = {"view": view or next(readers.names), "page": token}
        readers.report(client, json.dumps(report).encode(), address=address, **sent)
    return token


def often(client, words, *, days=searches.DAYS, readers=2, path="/search/"):
    """On each of so many days until today, from so many networks, whose reports have all been let through."""
    for back in range(days - 1, -1, -1):
        with time_machine.travel(TODAY - timedelta(days=back), tick=False):
            token = token_of(client.get(path, {"q": words}).text)
            for number in range(readers):
                searches.opening(token, f"network {number} of {back} days ago")()


def terms():
    return list(SearchTerm.objects.values_list("language", "words", "found", "state"))


def everything():
    """All that the database holds, as text."""
    rows = [list(model._base_manager.values_list()) for model in apps.get_app_config("blog").get_models()]
    return str(rows)


def test_words_that_few_have_searched_for_stand_nowhere(client):
    often(client, "合言葉の湖", days=2, readers=9)
    assert (RareSearch.objects.count(), terms(), "合言葉の湖" in everything()) == (2, [], False)


def test_many_on_few_days_and_few_on_many_days_stay_rare(client):
    often(client, "一日だけ", days=searches.DAYS - 1, readers=20)
    often(client, "ひとりだけ", days=searches.OFTEN - 1, readers=1)
    assert terms() == []


def test_one_network_brings_no_words_nearer_by_any_number_of_processes(client, monkeypatch):
    for back in range(searches.OFTEN - 1):
        with time_machine.travel(TODAY - timedelta(days=back), tick=False):
            token = token_of(client.get("/search/", {"q": WORDS}).text)
            for _process in range(4):
                monkeypatch.setattr(searches, "SAME", Meter())
                searches.opening(token, "one network")()
    assert terms() == []


def test_what_is_kept_of_a_network_is_a_group_that_many_share(client):
    token = token_of(client.get("/search/", {"q": WORDS}).text)
    for number in range(500):
        searches.opening(token, f"network {number}")()
    row = RareSearch.objects.get()
    assert (row.number, row.groups) == (500, 2**searches.GROUPS - 1)


def test_words_are_kept_with_their_numbers_once_they_came_often_on_several_days(client):
    RenderingFactory(article__title="格安SIMの選び方")
    often(client, WORDS)
    assert terms() == [("ja", WORDS, 1, "counted")]
    assert list(SearchCount.objects.order_by("day").values_list("number", flat=True)) == [2, 2, 2]
    assert RareSearch.objects.count() == 0


def test_a_term_goes_on_counting_and_knows_how_much_it_found_last(client):
    often(client, WORDS)
    RenderingFactory(article__title="格安SIMの選び方")
    searched(client, WORDS, address="203.0.113.9")
    assert (terms(), SearchCount.objects.last().number) == ([("ja", WORDS, 1, "counted")], 3)


def test_width_case_and_kana_make_no_other_words(client):
    for day, words in enumerate(("ねっと SIM", "ネット　sim", "ﾈｯﾄ　ＳＩＭ\u200b")):
        with time_machine.travel(TODAY - timedelta(days=2 - day), tick=False):
            for number in range(2):
                searched(client, words, address=f"198.51.100.{number}")
    assert terms() == [("ja", "ネット SIM", 0, "counted")]


def test_each_language_counts_for_itself(client):
    often(client, "sim")
    often(client, "sim", path="/en/search/")
    assert [language for language, *_rest in terms()] == ["ja", "en"]


def test_one_network_counts_the_same_words_once_a_day(client):
    for _time in range(4):
        searched(client, WORDS)
    assert RareSearch.objects.get().number == 1


def test_one_network_counts_only_so_many_searches(client, settings):
    settings.GUARD_RATES = {**settings.GUARD_RATES, "search": (3, 600)}
    for number in range(5):
        searched(client, f"言葉{number}")
    assert RareSearch.objects.count() == 3


def test_a_report_that_comes_twice_counts_once(client):
    for address in ("192.0.2.1", "192.0.2.2"):
        searched(client, WORDS, view="the-same-name-12345", address=address)
    assert RareSearch.objects.get().number == 1


NOBODY = [
    {"headers": {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}},
    {"headers": {"cookie": "session=abc"}},
    {"headers": {"sec-purpose": "prefetch"}},
    {"headers": {"origin": "https://evil.example"}},
]


@pytest.mark.parametrize("sent", NOBODY)
def test_bots_staff_pages_loaded_ahead_and_other_sites_do_not_count(client, sent):
    searched(client, WORDS, **sent)
    assert RareSearch.objects.count() == 0


UNCOUNTED = [
    "",
    "%",
    "taro@example.jp",
    "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ",
    "０９０ー１２３４ー５６７８",
    "長" * 31,
    "長" * 101,
    "-猫",
    " ".join("abcdefghijklm"),
]


@pytest.mark.parametrize("words", UNCOUNTED)
def test_a_page_of_what_may_be_personal_reports_nothing(client, words):
    assert token_of(client.get("/search/", {"q": words}).text) is None


def test_only_the_first_page_of_all_finds_reports(client):
    RenderingFactory.create_batch(13, plain_text="猫", article__category=CategoryFactory(slug="tabi"))
    asked = [{}, {"page": 2}, {"category": "tabi"}]
    pages = [token_of(client.get("/search/", {"q": "猫", **more}).text) for more in asked]
    assert [bool(token) for token in pages] == [True, False, False]


def test_the_page_is_the_same_for_each_reader_of_a_day(client, clock):
    tokens = [token_of(client.get("/search/", {"q": WORDS}).text) for _reader in range(2)]
    clock.shift(timedelta(days=1))
    later = token_of(client.get("/search/", {"q": WORDS}).text)
    assert (tokens[0] == tokens[1], tokens[0] == later) == (True, False)


@pytest.mark.parametrize("days", [-2, 0, 7, 8])
def test_a_page_may_lie_in_a_cache_for_a_week(clock, days):
    token = searches.token(WORDS, "ja", 3)
    clock.shift(timedelta(days=days))
    assert searches.search_of(token) == (searches.Search(WORDS, "ja", 3) if 0 <= days <= 7 else None)


def test_no_token_of_anything_else_names_a_search():
    forged = searches.token(WORDS, "ja", 3).replace("ja:", "en:")
    others = [counting.token("article", 1), forged, "", "ja:20260101:0:YQ", "x" * 600]
    assert [searches.search_of(token) for token in others] == [None] * 5


def test_the_longest_words_that_count_are_reported(client):
    assert [bool(searched(client, words)) for words in ("長" * 30, "é" * 60)] == [True, True]
    assert RareSearch.objects.count() == 2


def test_counting_leaves_every_page_in_memory(client):
    connection.run_on_commit = []  # as a commit does; the test's own transaction never ends
    before = generation.number()
    often(client, WORDS, days=4)
    searches.thin()
    assert (terms()[0][1], generation.number()) == (WORDS, before)


def test_what_the_owner_dropped_is_counted_no_more(client):
    often(client, WORDS)
    searches.decide(SearchTerm.objects.all(), State.DROPPED)
    often(client, WORDS, days=4)
    searches.thin()
    assert (terms(), SearchCount.objects.count(), RareSearch.objects.count()) == ([("ja", WORDS, 0, "dropped")], 0, 0)


def test_digests_are_forgotten_after_a_month_and_numbers_after_their_time(client):
    often(client, "まれな言葉", days=1)
    SearchTermFactory(words="昔の言葉", asked={399: 1})
    SearchTermFactory(words="今の言葉", asked={360: 1})
    with time_machine.travel(TODAY + timedelta(days=31)):
        periods.purge()
        searches.thin()
    assert (RareSearch.objects.count(), terms()) == (0, [("ja", "今の言葉", 0, "counted")])


def test_floods_of_words_push_out_the_rarest_alone(monkeypatch):
    monkeypatch.setattr(searches, "MOST_RARE", 2)
    for number in (1, 3, 1, 2):
        RareSearch.objects.create(
            language="ja", digest=f"{number}{RareSearch.objects.count()}", day=TODAY, number=number
        )
    searches.thin()
    assert sorted(RareSearch.objects.values_list("number", flat=True)) == [2, 3]


def test_the_terms_of_a_period_have_its_numbers():
    SearchTermFactory(words="毎日", asked=dict.fromkeys(range(40), 2))
    SearchTermFactory(words="昔", asked={60: 500})
    found = {
        row.key: {term.words: term.asked for term in searches.asked_within(SearchTerm.objects.all(), row)}
        for row in PERIODS
    }
    assert found == {"day": {"毎日": 2}, "week": {"毎日": 14}, "month": {"毎日": 60}, "all": {"毎日": 80, "昔": 500}}


def shown(page):
    found = re.search(r'<ul class="words">(.*?)</ul>', page, re.DOTALL)
    return found and [re.sub(r"<[^>]+>", "", row).strip() for row in re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL)]


def test_readers_see_what_the_owner_has_chosen_and_what_finds_something(client):
    ArticleFactory()
    SearchTermFactory(words="選ばれた", state=State.SHOWN, found=2, asked={1: 1})
    SearchTermFactory(words="よく探される", state=State.SHOWN, found=1, asked={1: 9})
    SearchTermFactory(words="無いもの", state=State.SHOWN, found=0, asked={1: 9})
    SearchTermFactory(words="英語", state=State.SHOWN, found=3, language="en", asked={1: 9})
    for state in (State.COUNTED, State.DROPPED):
        SearchTermFactory(words=f"見せない{state}", state=state, found=4, asked={1: 9})
    pages = [client.get("/search/", asked).text for asked in ({}, {"q": "見つからない言葉"})]
    assert [shown(page) for page in pages] == [["よく探される", "選ばれた"]] * 2


def test_without_chosen_words_nothing_is_shown(client):
    SearchTermFactory(words="誰かの言葉", found=2, asked={1: 9})
    page = client.get("/search/").text
    assert (shown(page), "誰かの言葉" in page) == (None, False)


def test_at_most_eight_are_shown_in_one_query(django_assert_num_queries):
    SearchTermFactory.create_batch(9, state=State.SHOWN, found=1)
    with django_assert_num_queries(1):
        assert len(searches.shown("ja")) == 8
