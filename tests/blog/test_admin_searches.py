"""blog.admin.searches: what readers look for and do not find, and what the owner lets other readers see of it."""

import re

import pytest

from blog import searches
from blog.models import Article, RareSearch, SearchCount, SearchTerm
from config import roles
from tests.factories import RenderingFactory, SearchTermFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/blog/searchterm/"
State = SearchTerm.State


@pytest.fixture
def asked():
    """Four searches: two of this month, one of today, one of last year."""
    RenderingFactory(article__title="格安SIMの選び方")
    SearchTermFactory(words="格安SIM", found=1, asked={2: 30})
    SearchTermFactory(words="解約 手数料", found=0, asked={3: 1200, 20: 1})
    SearchTermFactory(words="eSIM", found=0, asked={0: 2, 40: 70}, language="en")
    SearchTermFactory(words="昔の機種", found=0, asked={300: 9})


def rows(response):
    """Words, how often, and how much they find now."""
    found = re.findall(
        r'field-words">(.*?)</t.*?field-asked_column">(.*?)</td>.*?field-found_column"><a href="(.*?)">(.*?)</a>',
        response.text,
    )
    return [(words, number, finds) for words, number, _address, finds in found]


def test_the_list_says_what_was_searched_for_in_a_month_and_how_much_it_finds_now(desk, asked):
    assert rows(desk.get(LIST)) == [("解約 手数料", "1,201", "0"), ("格安SIM", "30", "1"), ("eSIM", "2", "0")]


PERIODS = {
    "day": [("eSIM", "2")],
    "week": [("解約 手数料", "1,200"), ("格安SIM", "30"), ("eSIM", "2")],
    "month": [("解約 手数料", "1,201"), ("格安SIM", "30"), ("eSIM", "2")],
    "all": [("解約 手数料", "1,201"), ("eSIM", "72"), ("格安SIM", "30"), ("昔の機種", "9")],
    "nonsense": [("解約 手数料", "1,201"), ("格安SIM", "30"), ("eSIM", "2")],
}


@pytest.mark.parametrize("period", PERIODS)
def test_each_period_has_its_own_numbers(desk, asked, period):
    assert [row[:2] for row in rows(desk.get(f"{LIST}?period={period}"))] == PERIODS[period]


def test_what_found_nothing_can_be_asked_for(desk, asked):
    lists = [[row[0] for row in rows(desk.get(f"{LIST}?found={found}"))] for found in ("nothing", "something")]
    assert lists == [["解約 手数料", "eSIM"], ["格安SIM"]]


def test_an_article_about_it_is_begun_with_its_words_as_the_title(desk, asked):
    page = desk.get(f"{LIST}?period=day").text
    button = re.search(r'form="message-form" formaction="(.*?)" name="(.*?)" value="(.*?)"', page)
    assert button.groups() == ("/admin/begin/", "title", "eSIM")
    desk.post(button[1], {button[2]: button[3]})
    assert Article.objects.filter(title="eSIM", state="draft").count() == 1


def test_who_begins_no_article_gets_no_button_for_it(client, django_user_model, asked):
    person = django_user_model.objects.create_user("reader", is_staff=True)
    person.user_permissions.add(*roles.permissions(["blog.view_searchterm"]))
    client.force_login(person)
    page = client.get(LIST).text
    assert ("格安SIM" in page, 'form="message-form"' in page) == (True, False)


def test_words_link_to_what_readers_find_in_their_language(desk, asked):
    page = desk.get(f"{LIST}?period=day").text
    assert '<a href="/en/search/?q=eSIM">0</a>' in page


def sent(desk, action, *terms):
    response = desk.post(LIST, {"action": action, "_selected_action": [term.pk for term in terms]})
    assert response.status_code == 302


def test_the_owner_shows_searches_to_readers_and_takes_them_back(desk):
    term, other = SearchTermFactory(found=1, asked={1: 5}), SearchTermFactory(found=1, asked={1: 5})
    sent(desk, "show", term)
    before = searches.shown("ja")
    sent(desk, "hide", term)
    other.refresh_from_db()
    assert (before, searches.shown("ja"), other.state) == ([term], [], State.COUNTED)


def test_what_is_dropped_loses_its_numbers_and_leaves_the_list_until_it_is_asked_for(desk, asked):
    term = SearchTerm.objects.get(words="解約 手数料")
    sent(desk, "drop", term)
    listed = [row[0] for row in rows(desk.get(LIST))]
    assert (listed, SearchCount.objects.filter(term=term).count()) == (["格安SIM", "eSIM"], 0)
    assert [row[0] for row in rows(desk.get(f"{LIST}?state=dropped"))] == ["解約 手数料"]


def test_the_list_says_how_much_is_too_rare_to_be_listed(desk):
    quiet = desk.get(LIST).text
    RareSearch.objects.create(language="ja", digest="x", day="2026-11-01", number=1234)
    assert ["まだ回数の少ない言葉" in page for page in (quiet, desk.get(LIST).text)] == [False, True]
    assert "この1か月に1,234回" in desk.get(LIST).text


def test_nobody_adds_or_rewrites_a_search(desk):
    term = SearchTermFactory(asked={1: 1})
    assert [desk.get(f"{LIST}{path}").status_code for path in ("add/", f"{term.pk}/change/")] == [403, 403]


@pytest.mark.parametrize(
    ("role", "sees", "decides"), [("editor", True, False), ("owner", True, True), ("writer", False, False)]
)
def test_editors_see_the_list_and_the_owner_decides(client, person_with_role, role, sees, decides):
    client.force_login(person_with_role(role))
    term = SearchTermFactory(asked={1: 5})
    page = client.get(LIST)
    client.post(LIST, {"action": "show", "_selected_action": [term.pk]})
    term.refresh_from_db()
    assert (page.status_code == 200, term.state == State.SHOWN) == (sees, decides)
