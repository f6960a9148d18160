"""contact.admin.inbox: the list of messages, its tabs, filters and search, and what is done with several at once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from post_office.models import STATUS, Email, Log

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


def do(desk, verb, rows, *, seen=None, **query):
    """What the list's form sends: its rows with the states in which they stand there, and those that are ticked."""
    address = f"{LIST}?{'&'.join(f'{name}={value}' for name, value in query.items())}"
    sent = {
        "verb": verb,
        "seen": [f"{row.pk}:{seen or row.state}" for row in rows],
        "_selected_action": [row.pk for row in rows],
    }
    return desk.post(address, sent, follow=True)


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


def test_chosen_messages_move_together_and_back_again(desk):
    rows = [MessageFactory(), MessageFactory(state="in_work"), MessageFactory()]
    do(desk, "closed", rows[:2], state="all")
    assert list(Message.objects.order_by("pk").values_list("state", flat=True)) == ["closed", "closed", "new"]
    batch = rows[0].steps.get().batch
    back = desk.post(f"{LIST}undo/?_changelist_filters=state%3Dall", {"batch": batch})
    assert back.url == f"{LIST}?state=all"
    assert list(Message.objects.order_by("pk").values_list("state", flat=True)) == ["new", "in_work", "new"]


def test_what_somebody_else_moved_meanwhile_stays_and_is_said(desk, colleague):
    mine, theirs = MessageFactory(), MessageFactory()
    handling.move({theirs.pk: "new"}, "answered", by=colleague)
    page = do(desk, "spam", [mine, theirs], seen="new")
    assert list(Message.objects.order_by("pk").values_list("state", flat=True)) == ["spam", "answered"]
    assert [told.level_tag for told in page.context["messages"]] == ["success", "warning"]


def test_chosen_messages_that_are_nobodys_become_ones_own(desk, owner, colleague):
    mine, theirs = MessageFactory(), MessageFactory(assignee=colleague)
    page = do(desk, "take", [mine, theirs])
    assert list(Message.objects.order_by("pk").values_list("assignee", flat=True)) == [owner.pk, colleague.pk]
    assert [told.level_tag for told in page.context["messages"]] == ["success", "warning"]
    assert list(mine.steps.values_list("kind", "assignee", "by")) == [("given", owner.pk, owner.pk)]


@pytest.mark.parametrize(
    "sent",
    [{"verb": "nowhere"}, {"verb": "closed", "seen": "x"}, {"verb": "closed", "seen": "1:gone"}, {"verb": ""}],
)
def test_a_list_that_was_sent_in_pieces_moves_nothing(desk, sent):
    message = MessageFactory()
    page = desk.post(LIST, {"_selected_action": message.pk, **sent}, follow=True)
    message.refresh_from_db()
    assert (page.status_code, message.state) == (200, "new")


def test_without_a_choice_the_list_asks_for_one(desk):
    page = do(desk, "closed", [])
    assert [str(told) for told in page.context["messages"]] == ["先にお問い合わせを選んでください。"]


def test_only_those_who_may_change_messages_move_them(client, django_user_model):
    message = MessageFactory()
    user = django_user_model.objects.create_user("looks", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_message"))
    client.force_login(user)
    page = client.get(LIST)
    assert ('name="verb"' in page.text, 'type="checkbox"' in page.text) == (False, False)
    assert (
        client.post(LIST, {"verb": "closed", "_selected_action": message.pk, "seen": f"{message.pk}:new"}).status_code
        == 403
    )


def test_spam_is_deleted_together(desk):
    rows = MessageFactory.create_batch(2, state="spam")
    sent = {"action": "delete_selected", "_selected_action": [row.pk for row in rows]}
    asked = desk.post(f"{LIST}?state=spam", sent)
    desk.post(f"{LIST}?state=spam", {**sent, "post": "yes"})
    assert (asked.status_code, Message.objects.count()) == (200, 0)


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


@pytest.mark.parametrize(
    ("status", "said"), [(STATUS.sent, "送信済み"), (STATUS.queued, "送信待ち"), (STATUS.failed, "送信できず")]
)
def test_the_inbox_says_where_the_mail_stands(client, owner, settings, status, said):
    settings.OWNER_EMAIL, settings.MAIL_CONFIGURED = "owner@example.jp", True
    send_message(client)
    Email.objects.update(status=status)
    client.force_login(owner)
    (row,) = client.get(LIST).context["cl"].rows
    assert [str(mail["name"]) for mail in row["mails"]] == [said]


def test_a_message_that_nobody_was_told_of_says_so(desk):
    MessageFactory()
    assert "メールなし" in desk.get(LIST).text


@pytest.mark.parametrize(("asked", "count"), [("failed", 2), ("waiting", 1), ("x", 4)])
def test_mails_that_have_not_gone_out_are_found(desk, client, owner, settings, asked, count):
    settings.OWNER_EMAIL = "owner@example.jp"
    for number, status in enumerate([STATUS.failed, STATUS.requeued, STATUS.sent]):
        send_message(client, body=f"質問 その{number}")
        Message.objects.first().mails.update(status=status)
    replied = MessageFactory()
    mail = answering.answer(replied, "お答えします。", by=owner, key="a" * 32, was=answering.seen(replied)).mail
    Email.objects.filter(pk=mail.pk).update(status=STATUS.failed)
    client.force_login(owner)
    assert len(shown(desk.get(LIST, {"mail": asked, "state": "all"}))) == count


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


def test_from_message_to_message_one_stays_in_the_list_one_came_from(desk):
    first, skipped, last = MessageFactory(), MessageFactory(state="spam"), MessageFactory()
    kept = "?_changelist_filters=state%3Dnew"
    page = desk.get(change(last) + kept)
    assert (page.context["newer"], page.context["older"]) == (None, first.pk)
    assert f'href="{change(first)}{kept}"' in page.text
    assert desk.get(change(first)).context["newer"] == last.pk
    assert desk.get(change(last) + "?_changelist_filters=state%3Dall").context["older"] == skipped.pk


def test_a_message_that_has_left_the_list_still_has_its_neighbours(desk):
    rows = MessageFactory.create_batch(3)
    handling.move({rows[1].pk: "new"}, "closed", by=None)
    page = desk.get(change(rows[1]) + "?_changelist_filters=state%3Dnew")
    assert (page.context["newer"], page.context["older"]) == (rows[2].pk, rows[0].pk)


@pytest.mark.parametrize(
    "bent",
    [
        "email__startswith%3Da",
        "e%3D1%26p%3Dx",
        "%25%0d%0a",
        "x" * 5000,
        "topic__exact%3D%00",
        "created_at__gte%3D0001-01-01T00%253A00%253A00%252B09%253A00",
        "created_at__year%3D0",
        "q%3D%00",
        "q%3D~x",
    ],
)
def test_a_bent_way_back_breaks_nothing(desk, bent):
    message = MessageFactory()
    address = f"{change(message)}?_changelist_filters={bent}"
    assert desk.get(address).status_code in {200, 400}
    assert desk.post(f"{LIST}{message.pk}/read/?_changelist_filters={bent}").status_code in {302, 400}


def test_after_an_answer_the_next_message_opens_and_after_the_last_the_list(desk):
    rows = MessageFactory.create_batch(2)
    ways = []
    for message in reversed(rows):
        form = desk.get(change(message)).context["reply_form"].initial
        kept = "?_changelist_filters=state%3Dnew"
        sent = desk.post(f"{LIST}{message.pk}/reply/{kept}", {**form, "text": "お答えします。", "next": "1"})
        ways.append(sent.url)
    assert ways == [f"{change(rows[0])}?_changelist_filters=state%3Dnew", f"{LIST}?state=new"]


def test_the_buttons_follow_the_language_of_the_reader(desk):
    MessageFactory()
    desk.post("/i18n/setlang/", {"language": "en"})
    assert "Move to “Closed”" in desk.get(LIST).text


def test_an_error_of_a_mail_is_no_markup(client, owner, settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    send_message(client)
    Log.objects.create(
        email=Email.objects.get(), status=STATUS.failed, message="<b>550", exception_type="SMTPException"
    )
    client.force_login(owner)
    assert "<b>550" not in client.get(change(Message.objects.get())).text
