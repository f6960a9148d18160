"""contact.admin.chosen: what is done with several messages of the list at once."""

import pytest
from django.contrib.auth.models import Permission

from contact import handling
from contact.models import Message
from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"


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
