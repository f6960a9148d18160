"""comments.admin.desk: the queue, its verbs, and addresses only for those who may see them."""

import html
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils.html import strip_tags
from django.utils.translation import gettext

from comments import moderation
from comments.models import Comment
from comments.verbs import BY_STATE
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/comments/comment/"


@pytest.fixture
def moderator(client, django_user_model):
    """A helper who may decide about comments and may not see addresses."""
    user = django_user_model.objects.create_user("moderator", is_staff=True)
    names = ["view_comment", "change_comment", "delete_comment"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


def change(comment):
    return f"{LIST}{comment.pk}/change/"


def shown(page):
    return {comment.pk for comment in page.context["cl"].result_list}


def said(page):
    """What the messages of a page say, without their buttons."""
    return [strip_tags(str(message).partition("<button")[0]).strip() for message in page.context["messages"]]


def test_the_queue_shows_what_waits_until_another_state_is_chosen(desk):
    rows = {state: CommentFactory(state=state).pk for state in Comment.State.values}
    pages = {state: shown(desk.get(LIST, {"state": state})) for state in Comment.State.values}
    assert shown(desk.get(LIST)) == {rows["pending"]}
    assert pages == {state: {pk} for state, pk in rows.items()}
    assert shown(desk.get(LIST, {"state": "all"})) == set(rows.values())


@pytest.mark.parametrize(
    ("action", "state"),
    [
        ("approve", "approved"),
        ("reject", "rejected"),
        ("mark_spam", "spam"),
        ("trash", "trash"),
        ("put_back", "pending"),
    ],
)
def test_chosen_comments_are_decided_together(desk, owner, action, state):
    rows = CommentFactory.create_batch(3, state="spam" if state != "spam" else "pending")
    desk.post(f"{LIST}?state=all", {"action": action, "_selected_action": [row.pk for row in rows]})
    assert set(Comment.objects.values_list("state", "decided_by")) == {(state, owner.pk)}


def test_a_decision_and_a_reply_are_made_on_the_comments_page(desk, owner):
    comment = CommentFactory()
    response = desk.post(change(comment), {"decision": "approved", "answer": "はい、使えます。"})
    comment.refresh_from_db()
    answer = Comment.objects.get(parent=comment)
    assert (response.status_code, comment.state, comment.decided_by) == (302, "approved", owner)
    assert (answer.body, answer.is_staff, answer.state) == ("はい、使えます。", True, "approved")


def test_saving_without_a_decision_keeps_what_others_decided(desk):
    comment = CommentFactory(state="approved")
    desk.post(change(comment), {"decision": "", "answer": "", "state": "spam", "body": "書き換え", "name": "別人"})
    before = (comment.state, comment.body, comment.name)
    comment.refresh_from_db()
    assert (comment.state, comment.body, comment.name) == before


def undo_of(page):
    """Where the button of a message leads, and the batch that it takes back."""
    button = re.search(r'formaction="([^"]+)" name="batch" value="(\w+)"', page.content.decode())
    return html.unescape(button[1]), {"batch": button[2]}


def test_every_decision_offers_the_way_back(desk):
    rows = CommentFactory.create_batch(3)
    chosen = {"action": "mark_spam", "_selected_action": [row.pk for row in rows]}
    page = desk.post(f"{LIST}?state=all&q=", chosen, follow=True)
    assert said(page) == [BY_STATE["spam"].done % {"count": 3}]
    address, batch = undo_of(page)
    assert desk.get(address, follow=True).redirect_chain == [(f"{LIST}?state=all&q=", 302)]
    page = desk.post(address, batch, follow=True)
    assert set(Comment.objects.values_list("state", flat=True)) == {"pending"}
    assert page.redirect_chain == [(f"{LIST}?state=all&q=", 302)]


def test_undo_needs_the_permission_to_decide(client, desk, django_user_model):
    comment = CommentFactory()
    address, batch = undo_of(desk.post(change(comment), {"decision": "spam", "seen": "pending"}, follow=True))
    guest = django_user_model.objects.create_user("guest", is_staff=True)
    guest.user_permissions.set(Permission.objects.filter(codename="view_comment"))
    client.force_login(guest)
    assert client.post(address, batch).status_code == 403
    assert Comment.objects.get().state == "spam"


def test_the_later_of_two_moderators_is_told_who_decided_what(desk, django_user_model):
    comment = CommentFactory()
    second = django_user_model.objects.create_user("second", is_staff=True, last_name="瀬戸", first_name="みお")
    moderation.decide({comment.pk: "pending"}, "rejected", by=second)
    page = desk.post(change(comment), {"decision": "approved", "seen": "pending"}, follow=True)
    comment.refresh_from_db()
    told = "".join(said(page))
    assert (comment.state, comment.reference in told, "瀬戸 みお" in told) == ("rejected", True, True)


def test_only_the_trash_is_deleted_for_good(desk):
    comment = CommentFactory()
    page = desk.post(f"{LIST}{comment.pk}/delete/", {"post": "yes"}, follow=True)
    assert said(page) == [gettext("Only a comment in the trash can be deleted for good.")]
    Comment.objects.update(state="trash")
    desk.post(f"{LIST}{comment.pk}/delete/", {"post": "yes"})
    assert Comment.objects.count() == 0


def test_an_answer_with_control_characters_is_refused_beside_the_field(desk):
    comment = CommentFactory()
    page = desk.post(change(comment), {"decision": "", "answer": "赤\x1b[31m"})
    assert (page.status_code, list(page.context["errors"].data) != []) == (200, True)


def test_nobody_adds_a_comment_here(desk):
    assert desk.get(f"{LIST}add/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_takes_as_many_queries_for_three_rows_as_for_one(desk, rows, django_assert_num_queries):
    CommentFactory.create_batch(rows)
    desk.get(LIST)
    with django_assert_num_queries(8):
        desk.get(LIST)


def test_hostile_text_is_plain_text_in_the_queue_and_on_its_page(desk):
    comment = CommentFactory(name="\u202e<b>x</b>", body="<script>alert(1)</script>\x1b[31m\n二行目")
    text = desk.get(LIST).content.decode() + desk.get(change(comment)).content.decode()
    assert "<bdi>\u202e&lt;b&gt;x&lt;/b&gt;</bdi>" in text
    assert ("<script>alert" in text, "&lt;script&gt;alert(1)&lt;/script&gt;\x1b[31m\n二行目" in text) == (False, True)


def test_the_owner_sees_addresses(desk):
    comment = CommentFactory()
    assert comment.email in desk.get(LIST).content.decode()
    assert comment.email in desk.get(change(comment)).content.decode()
    assert shown(desk.post(LIST, {"q": comment.email}, follow=True)) == {comment.pk}


def test_a_helper_sees_no_address_anywhere(moderator):
    comment = CommentFactory(email="himitsu@secret-example.com")
    moderator.post(change(comment), {"decision": "approved", "answer": ""})
    CommentFactory()
    paths = [f"{LIST}?state=all", change(comment), f"{LIST}{comment.pk}/history/", f"{LIST}{comment.pk}/delete/"]
    text = "".join(moderator.get(path).content.decode() for path in paths)
    chosen = {"action": "delete_selected", "_selected_action": [comment.pk]}
    text += moderator.post(f"{LIST}?state=all", chosen).content.decode()
    assert "himitsu" not in text + "".join(str(entry) + entry.change_message for entry in LogEntry.objects.all())
    assert shown(moderator.get(LIST, {"q": "himitsu", "state": "all"})) == set()


@pytest.mark.parametrize("lookup", ["email__startswith", "email", "replies__email__contains", "network_hash"])
def test_a_helper_cannot_ask_for_an_address_letter_by_letter(moderator, lookup):
    CommentFactory(email="himitsu@secret-example.com")
    assert moderator.get(LIST, {lookup: "h"}).status_code in {302, 400}


def test_one_who_may_only_look_finds_nothing_to_decide(client, django_user_model):
    user = django_user_model.objects.create_user("guest", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_comment"))
    client.force_login(user)
    page = client.get(change(CommentFactory()))
    assert (page.status_code, 'name="decision"' in page.content.decode()) == (200, False)


def test_a_decision_needs_its_token(owner):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner)
    comment = CommentFactory()
    assert strict.post(change(comment), {"decision": "approved"}).status_code == 403


def test_a_queue_without_work_says_so(desk):
    CommentFactory(state="approved")
    assert gettext("Nothing waits here: everything is done.") in desk.get(LIST).content.decode()
