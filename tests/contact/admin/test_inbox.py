"""contact.admin.inbox: the list of messages, its tabs, filters and search, and what is done with several at once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from contact import answering, handling
from contact.models import Message
from tests.factories import MessageFactory
from tests.visitors import send_message

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"


def change(message):
    return f"{LIST}{message.pk}/change/"


def shown(page):
    return {message.pk for message in page.context["cl"].result_list}


@pytest.fixture
def colleague(django_user_model):
    return django_user_model.objects.create_user("mika", is_staff=True)


def test_every_state_has_its_tab_with_its_number(desk):
    rows = {state: MessageFactory(state=state).pk for state in Message.State.values}
    MessageFactory(state="closed")
    tabs = desk.get(LIST).context["tabs"]
    assert [(tab["count"], tab["is_open"]) for tab in tabs] == [
        (1, True),
        (1, False),
        (1, False),
        (2, False),
        (1, False),
        (6, False),
    ]
    assert {state: pk in shown(desk.get(LIST, {"state": state})) for state, pk in rows.items()} == dict.fromkeys(
        rows, True
    )
    assert shown(desk.get(LIST)) == {rows["new"]}
    assert len(shown(desk.get(LIST, {"state": "all"}))) == 6


def test_a_tab_that_does_not_exist_is_the_first(desk):
    message = MessageFactory()
    assert shown(desk.get(LIST, {"state": "nowhere"})) == {message.pk}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_inbox_takes_as_many_queries_for_three_rows_as_for_one(
    client, desk, owner, rows, django_assert_num_queries
):
    for number in range(rows):
        send_message(client, body=f"質問 その{number}", address=f"192.0.2.{number}")
    for message in Message.objects.all():
        answering.answer(message, "お答えします。", by=owner, key="a" * 32, was=answering.seen(message))
        MessageFactory(assignee=owner)
    desk.get(LIST)
    with django_assert_num_queries(13):
        desk.get(LIST, {"state": "all"})


def test_messages_are_found_by_whom_they_are_assigned_to(desk, owner, colleague):
    mine, theirs, nobodys = MessageFactory(assignee=owner), MessageFactory(assignee=colleague), MessageFactory()
    found = {asked: shown(desk.get(LIST, {"assignee": asked})) for asked in ("me", "nobody", str(colleague.pk))}
    assert found == {"me": {mine.pk}, "nobody": {nobodys.pk}, str(colleague.pk): {theirs.pk}}
    assert len(shown(desk.get(LIST, {"assignee": "9" * 30}))) == 3


def test_messages_are_found_by_topic_and_period(desk):
    old, work = MessageFactory(), MessageFactory(topic="work")
    Message.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=400))
    since = (timezone.now() - timedelta(days=7)).isoformat()
    assert shown(desk.get(LIST, {"topic__exact": "work"})) == {work.pk}
    assert shown(desk.get(LIST, {"created_at__gte": since})) == {work.pk}


def test_a_search_looks_through_every_state(desk):
    row = MessageFactory(state="closed", body="解約の締め切り")
    MessageFactory()
    assert shown(desk.get(LIST, {"q": "解約　締め切り"})) == {row.pk}
    assert shown(desk.get(LIST, {"q": row.reference})) == {row.pk}
    assert shown(desk.get(LIST, {"q": "解約", "state": "new"})) == set()


def test_the_owner_finds_messages_by_address(desk):
    message = MessageFactory(email="himitsu@secret-example.com")
    found = desk.post(LIST, {"q": "himitsu@secret-example.com"}, follow=True)
    assert (shown(found), "himitsu" in found.redirect_chain[0][0]) == ({message.pk}, False)


def test_a_new_message_is_unread_until_somebody_opens_it(desk):
    message = MessageFactory()
    assert "unread-mark" in desk.get(LIST).text
    desk.get(change(message))
    assert "unread-mark" in desk.get(LIST).text  # a GET never writes; the page sends its own form
    desk.post(f"{LIST}{message.pk}/read/")
    assert "unread-mark" not in desk.get(LIST).text


def test_a_message_is_put_back_among_the_unread(desk):
    message = MessageFactory(read_at=timezone.now())
    response = desk.post(f"{LIST}{message.pk}/unread/?_changelist_filters=state%3Dall")
    message.refresh_from_db()
    assert (response.url, message.is_unread) == (f"{LIST}?state=all", True)


@pytest.mark.parametrize("verb", ["move", "assign", "note", "answer"])
def test_whatever_is_done_with_a_message_it_was_read(owner, verb):
    message = MessageFactory()
    if verb == "move":
        handling.move({message.pk: "new"}, "in_work", by=owner)
    elif verb == "assign":
        handling.assign(message, owner, by=owner, was=None)
    elif verb == "note":
        handling.note(message, "電話する。", by=owner)
    else:
        answering.answer(message, "お答えします。", by=owner, key="a" * 32, was=answering.seen(message))
    assert Message.objects.get().read_at is not None


def test_hostile_text_is_plain_text_in_the_list(desk):
    MessageFactory(name="\u202e<b>x</b>", body="<script>alert(1)</script>\x1b[31m\u202e" + "\n行" * 2999)
    text = desk.get(LIST).text
    assert ("<script>alert" in text, "<bdi>\u202e&lt;b&gt;x&lt;/b&gt;</bdi>" in text) == (False, True)
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;␛[31m\u202e 行 行" in text


def test_the_owner_sees_addresses(desk):
    message = MessageFactory()
    assert message.email in desk.get(LIST).text
    assert message.email in desk.get(change(message)).text


def test_a_helper_sees_no_address_anywhere(client, django_user_model):
    message = MessageFactory(email="himitsu@secret-example.com")
    user = django_user_model.objects.create_user("helper", is_staff=True)
    names = ["view_message", "change_message", "delete_message"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    paths = [LIST, change(message), f"{LIST}{message.pk}/history/", f"{LIST}{message.pk}/delete/"]
    text = "".join(client.get(path).text for path in paths)
    assert ("himitsu" in text, shown(client.get(LIST, {"q": "himitsu"}))) == (False, set())
    assert client.get(LIST, {"email__startswith": "h"}).status_code in {302, 400}


def test_a_line_of_the_list_says_how_old_it_is_and_whose(desk, owner, time_machine):
    time_machine.move_to("2026-11-23T20:40:00+00:00", tick=False)
    old, young = MessageFactory(assignee=owner), MessageFactory()
    Message.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=30))
    Message.objects.filter(pk=young.pk).update(created_at=timezone.now() - timedelta(hours=3, minutes=5))
    rows = desk.get(LIST).context["cl"].rows
    assert [(str(row["age"]), row["assignee"]) for row in rows] == [("3時間前", ""), ("2026/10/25", "owner")]


def test_the_buttons_follow_the_language_of_the_reader(desk):
    MessageFactory()
    desk.post("/i18n/setlang/", {"language": "en"})
    assert "Move to “Closed”" in desk.get(LIST).text
