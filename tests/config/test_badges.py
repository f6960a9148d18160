"""config.badges: every page of the admin says what readers sent and nobody has looked at."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config import badges
from tests.factories import CommentFactory, MessageFactory

pytestmark = pytest.mark.django_db


def numbers(user):
    return {one["row"].key: one["count"] for one in badges.for_user(user)}


def test_unread_messages_and_waiting_comments_are_counted(owner):
    MessageFactory.create_batch(2)
    MessageFactory(state="in_work")
    CommentFactory(state="pending")
    CommentFactory(state="approved")
    assert numbers(owner) == {"comments": 1, "messages": 2}


def test_where_nothing_waits_there_is_no_badge(owner):
    assert numbers(owner) == {}


@pytest.mark.parametrize("seen", [["view_message"], ["view_comment"], []])
def test_everybody_sees_the_numbers_of_what_they_may_open(django_user_model, seen):
    MessageFactory()
    CommentFactory(state="pending")
    user = django_user_model.objects.create_user("helper", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=seen))
    assert [f"view_{key.rstrip('s')}" for key in numbers(user)] == seen


@pytest.mark.parametrize("address", ["/admin/", "/admin/blog/article/", "/admin/contact/message/?state=spam"])
def test_every_page_shows_them_with_a_way_there(desk, address):
    MessageFactory()
    text = desk.get(address).text
    assert 'href="/admin/contact/message/"' in text
    assert '<strong data-badge="messages">1</strong>' in text


def test_the_home_counts_waiting_comments_once(desk):
    CommentFactory(state="pending")
    with CaptureQueriesContext(connection) as asked:
        text = desk.get("/admin/").text
    pending = [query["sql"] for query in asked if "COUNT(" in query["sql"] and "'pending'" in query["sql"]]
    assert (len(pending), '<strong data-badge="comments">1</strong>' in text) == (1, True)


def test_whoever_is_not_logged_in_learns_no_number(client):
    MessageFactory()
    assert "data-badge" not in client.get("/admin/login/").text


@pytest.mark.parametrize("rows", [0, 3])
def test_all_numbers_take_one_query(owner, rows, django_assert_num_queries):
    MessageFactory.create_batch(rows)
    with django_assert_num_queries(1):
        badges.for_user(owner)
