"""guard.sought: an address that is searched for stands in no address of the admin."""

import pytest

from guard import sought
from tests.factories import CommentFactory, MessageFactory

pytestmark = pytest.mark.django_db

LISTS = ["/admin/comments/comment/", "/admin/contact/message/"]


@pytest.fixture
def rows():
    return [make(email=f"{name}@secret-example.com") for name in ("haruko", "natsuko") for make in MAKERS]


MAKERS = [CommentFactory, MessageFactory]


def asked(desk, path, text):
    return desk.post(path, {"q": text}, follow=True)


def shown(page):
    return [row.email for row in page.context["cl"].result_list]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("text", ["haruko@secret-example.com", "HARUKO@secret", "haruko@"])
def test_an_address_is_found_and_stays_out_of_the_address_bar(desk, rows, path, text):
    page = asked(desk, f"{path}?state=all", text)
    assert (shown(page), page.context["cl"].query) == (["haruko@secret-example.com"], text)
    assert [("haruko" in url.lower(), "state=all" in url) for url, _status in page.redirect_chain] == [(False, True)]


@pytest.mark.parametrize("path", LISTS)
def test_the_links_of_the_list_do_not_name_it_either(desk, rows, path):
    page = asked(desk, path, "haruko@secret-example.com")
    links = [part.partition('"')[0] for part in page.text.split('href="')[1:]]
    assert [link for link in links if "haruko" in link] == []


@pytest.mark.parametrize("path", LISTS)
def test_an_old_link_with_an_address_is_led_to_one_without(desk, rows, path):
    page = desk.get(path, {"q": "haruko@secret-example.com", "p": "1"}, follow=True)
    assert (shown(page), [url for url, _status in page.redirect_chain if "haruko" in url]) == (
        ["haruko@secret-example.com"],
        [],
    )


def test_other_words_stay_in_the_address_as_a_bookmark(desk, rows):
    assert asked(desk, LISTS[0], "  締め切り ").redirect_chain == [("?q=%E7%B7%A0%E3%82%81%E5%88%87%E3%82%8A", 302)]
    assert asked(desk, f"{LISTS[0]}?q=a&p=2&state=all", "").redirect_chain == [("?state=all", 302)]


def test_nobody_learns_from_a_link_what_somebody_else_looked_for(desk, rows, client, django_user_model):
    path = asked(desk, LISTS[0], "haruko@secret-example.com").redirect_chain[0][0]
    client.force_login(django_user_model.objects.create_superuser("other", "", "correct horse battery"))
    page = client.get(LISTS[0] + path)
    assert (shown(page), "haruko@" in page.text) == ([], False)


def test_the_last_searches_alone_are_remembered():
    session = {}
    names = [sought.remember(session, f"{number}@example.com") for number in range(25)]
    assert [sought.recall(session, name) for name in names[:6]] == [*names[:5], "5@example.com"]
    assert (len(session["sought"]), sought.remember(session, "24@example.com")) == (20, names[24])


def test_who_may_not_see_the_list_is_refused(client, django_user_model, rows):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.post(LISTS[0], {"q": "haruko@secret-example.com"}).status_code == 403
