"""config.privacy.admin.periods: the owner sees what would go before a period is saved."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.utils import timezone

from config.privacy import periods
from config.privacy.models import Period
from contact.models import Message
from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db

PAGE = "/admin/privacy/period/"


def typed(page, **changed):
    """What the browser sends from a page of periods."""
    shown = {field.html_name: "" if field.value() is None else field.value() for field in page.context["form"]}
    return {**shown, **changed}


def counts(page):
    return {row.key: count for row, _field, _span, _place, count in page.context["rows"] if count}


@pytest.fixture
def old_spam():
    with time_machine.travel(timezone.now() - timedelta(days=20), tick=False):
        MessageFactory(state="spam")


@pytest.mark.parametrize(("role", "status"), [("owner", 200), ("moderator", 403), ("writer", 403)])
def test_the_owner_alone_sets_periods(client, person_with_role, role, status):
    client.force_login(person_with_role(role))
    assert client.get(PAGE).status_code == status


def test_a_period_is_saved_after_it_was_shown_what_it_deletes(desk, owner, old_spam):
    page = desk.get(PAGE)
    looked = desk.post(PAGE, typed(page, **{"spam-messages": 10}))
    assert (counts(page), counts(looked), Period.objects.count()) == ({}, {"spam-messages": 1}, 0)
    saved = desk.post(PAGE, typed(looked))
    assert (saved.status_code, periods.days()["spam-messages"]) == (302, 10)
    assert LogEntry.objects.get().get_change_message() == "迷惑とされたお問い合わせ を変更しました。"


def test_other_days_than_those_that_were_shown_are_shown_first(desk, old_spam):
    looked = desk.post(PAGE, typed(desk.get(PAGE), **{"spam-messages": 30}))
    again = desk.post(PAGE, typed(looked, **{"spam-messages": 10}))
    assert (counts(looked), counts(again), Period.objects.count()) == ({}, {"spam-messages": 1}, 0)


def test_looking_deletes_nothing(desk, old_spam):
    desk.post(PAGE, typed(desk.get(PAGE), **{"spam-messages": 1}))
    assert Message.objects.count() == 1


def test_an_empty_field_keeps_for_ever(desk):
    looked = desk.post(PAGE, typed(desk.get(PAGE), history=""))
    desk.post(PAGE, typed(looked))
    assert periods.days()["history"] is None


@pytest.mark.parametrize("days", ["0", "-1", "3651", "ten", "１２.5", "9" * 30, "\0"])
def test_what_is_no_number_of_days_is_told_beside_its_field(desk, days):
    page = desk.post(PAGE, typed(desk.get(PAGE), mails=days))
    assert (page.status_code, list(page.context["form"].errors), Period.objects.count()) == (200, ["mails"], 0)


def test_a_forged_sight_saves_nothing(desk, old_spam):
    page = desk.post(PAGE, typed(desk.get(PAGE), **{"spam-messages": 1, "seen": "a" * 40}))
    assert (page.status_code, Period.objects.count()) == (200, 0)


def test_what_is_set_elsewhere_says_where(desk):
    text = desk.get(PAGE).text
    assert ("GUARD_KEEP_DAYS" in text, "/admin/comments/settings/" in text) == (True, True)


def test_one_who_may_only_look_changes_nothing(client, django_user_model):
    guest = django_user_model.objects.create_user("guest", is_staff=True)
    guest.user_permissions.set(Permission.objects.filter(codename="view_period"))
    client.force_login(guest)
    page = client.get(PAGE)
    assert (page.status_code, '<input type="number"' in page.text) == (200, False)
    assert (client.post(PAGE, {"mails": 1}).status_code, Period.objects.count()) == (403, 0)


def test_the_page_asks_once_for_each_table(desk, django_assert_num_queries):
    desk.get(PAGE)
    with django_assert_num_queries(24):
        desk.get(PAGE)
