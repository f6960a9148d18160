"""comments.moderation: decisions on what was seen, their history, the way back, and the trash."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.models import Site
from comments import moderation
from comments.models import Comment, Decision
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

STATES = Comment.State.values


@pytest.fixture
def second(django_user_model):
    """Another moderator."""
    return django_user_model.objects.create_user("second", is_staff=True, last_name="瀬戸", first_name="みお")


def states(*comments):
    found = dict(Comment.objects.values_list("pk", "state"))
    return [found.get(comment.pk) for comment in comments]


def told(outcome):
    return [one.pk for one in outcome.changed], [one.pk for one in outcome.overtaken], outcome.gone


def history(comment):
    return list(comment.decisions.values_list("from_state", "to_state", "by__username", "via", "is_undo"))


@pytest.mark.parametrize("state", STATES)
def test_a_decision_is_signed_and_written_into_the_history(owner, state):
    before = "rejected" if state != "rejected" else "pending"
    comment = CommentFactory(state=before)
    moderation.decide({comment.pk: before}, state, by=owner, reason="宣伝のため")
    comment.refresh_from_db()
    decision = comment.decisions.get()
    assert (comment.state, comment.decided_by, comment.decided_at) == (state, owner, decision.at)
    assert history(comment) == [(before, state, "owner", "desk", False)]
    assert (decision.reason, decision.by_name) == ("宣伝のため", "owner")


def test_the_name_of_a_moderator_stays_when_the_account_goes(second):
    comment = CommentFactory()
    moderation.decide({comment.pk: "pending"}, "approved", by=second)
    second.delete()
    assert (comment.decisions.get().by, comment.decisions.get().by_name) == (None, "瀬戸 みお")


def test_the_later_of_two_moderators_changes_nothing_and_learns_who_was_first(owner, second):
    comments = CommentFactory.create_batch(3)
    seen = {comment.pk: "pending" for comment in comments}
    moderation.decide({comments[0].pk: "pending"}, "rejected", by=owner)
    Comment.objects.filter(pk=comments[2].pk).delete()
    outcome = moderation.decide(seen, "approved", by=second)
    assert told(outcome) == ([comments[1].pk], [comments[0].pk], 1)
    assert (outcome.overtaken[0].state, outcome.overtaken[0].decided_by) == ("rejected", owner)
    assert states(*comments) == ["rejected", "approved", None]


def test_a_decision_twice_keeps_the_first_signature(owner, second):
    comment = CommentFactory()
    moderation.decide({comment.pk: "pending"}, "approved", by=owner)
    assert told(moderation.decide({comment.pk: "approved"}, "approved", by=second)) == ([], [], 0)
    comment.refresh_from_db()
    assert (comment.decided_by, comment.decisions.count()) == (owner, 1)


def test_undoing_a_batch_takes_back_exactly_this_batch(owner):
    one, two, other = CommentFactory(), CommentFactory(state="spam"), CommentFactory()
    moderation.decide({other.pk: "pending"}, "approved", by=owner)
    batch = moderation.decide({one.pk: "pending", two.pk: "spam"}, "approved", by=owner).batch
    assert sorted(told(moderation.undo(batch, by=owner))[0]) == [one.pk, two.pk]
    assert states(one, two, other) == ["pending", "spam", "approved"]
    assert history(two) == [("spam", "approved", "owner", "desk", False), ("approved", "spam", "owner", "desk", True)]


def test_undoing_leaves_alone_what_somebody_has_decided_since(owner, second):
    one, two = CommentFactory.create_batch(2)
    batch = moderation.decide({one.pk: "pending", two.pk: "pending"}, "approved", by=owner).batch
    moderation.decide({one.pk: "approved"}, "spam", by=second)
    moderation.decide({one.pk: "spam"}, "approved", by=second)
    assert told(moderation.undo(batch, by=owner)) == ([two.pk], [one.pk], 0)
    assert states(one, two) == ["approved", "pending"]


def test_undoing_twice_takes_back_once_and_undoing_the_undo_decides_again(owner):
    comment = CommentFactory()
    batch = moderation.decide({comment.pk: "pending"}, "spam", by=owner).batch
    back = moderation.undo(batch, by=owner)
    assert (told(moderation.undo(batch, by=owner)), states(comment)) == (([], [comment.pk], 0), ["pending"])
    moderation.undo(back.batch, by=owner)
    assert states(comment) == ["spam"]


def test_undoing_a_batch_that_never_was_does_nothing(owner):
    assert told(moderation.undo("0" * 400, by=owner)) == ([], [], 0)


def test_a_thread_goes_into_the_trash_and_comes_back_as_a_whole(owner):
    head = CommentFactory(state="approved")
    below = [
        CommentFactory(article=head.article, parent=head, state=state) for state in ("approved", "pending", "trash")
    ]
    batch = moderation.decide({head.pk: "approved"}, "trash", by=owner).batch
    assert states(head, *below) == ["trash"] * 4
    moderation.undo(batch, by=owner)
    assert states(head, *below) == ["approved", "approved", "pending", "trash"]


def test_a_reply_goes_into_the_trash_alone(owner):
    head = CommentFactory(state="approved")
    reply, sister = (CommentFactory(article=head.article, parent=head, state="approved") for _number in range(2))
    moderation.decide({reply.pk: "approved"}, "trash", by=owner)
    assert states(head, reply, sister) == ["approved", "trash", "approved"]


def test_only_the_trash_is_deleted_for_good(owner):
    rows = {state: CommentFactory(state=state) for state in STATES}
    assert moderation.delete_for_good([row.pk for row in rows.values()]) == 1
    assert set(Comment.objects.values_list("state", flat=True)) == set(STATES) - {"trash"}


def test_a_comment_below_which_others_are_wanted_is_not_deleted(owner):
    head = CommentFactory(state="trash")
    reply = CommentFactory(article=head.article, parent=head, state="pending")
    assert (moderation.delete_for_good([head.pk]), states(head, reply)) == (0, ["trash", "pending"])
    Comment.objects.filter(pk=reply.pk).update(state="trash")
    assert (moderation.delete_for_good([head.pk]), states(head, reply)) == (1, [None, None])


def test_the_trash_is_emptied_of_what_has_lain_in_it_long_enough(owner):
    old, new, kept = CommentFactory.create_batch(3)
    with time_machine.travel(timezone.now() - timedelta(days=31)):
        moderation.decide({old.pk: "pending"}, "trash", by=owner)
        moderation.decide({kept.pk: "pending"}, "rejected", by=owner)
    moderation.decide({new.pk: "pending"}, "trash", by=owner)
    assert moderation.empty_trash(timezone.now() - timedelta(days=30), limit=20) == 1
    assert states(old, new, kept) == [None, "trash", "rejected"]


def test_a_reply_is_marked_shown_and_approves_what_it_answers(owner):
    comment = CommentFactory()
    outcome = moderation.reply(comment, "はい、使えます。", seen="pending", by=owner)
    answer = Comment.objects.get(parent=comment)
    assert (answer.state, answer.is_staff, answer.email, answer.body) == ("approved", True, "", "はい、使えます。")
    assert (states(comment), [one.pk for one in outcome.changed]) == (["approved"], [comment.pk, answer.pk])
    assert history(answer) == [("", "approved", "owner", "desk", False)]


def test_a_reply_to_a_reply_stays_in_its_thread_and_shows_its_head(owner):
    head = CommentFactory()
    middle = CommentFactory(article=head.article, parent=head)
    moderation.reply(middle, "ありがとうございます。", seen="pending", by=owner)
    assert (Comment.objects.get(is_staff=True).parent, states(head, middle)) == (head, ["approved", "approved"])


def test_undoing_a_reply_takes_back_the_approval_and_puts_the_reply_into_the_trash(owner):
    comment = CommentFactory()
    batch = moderation.reply(comment, "はい。", seen="pending", by=owner).batch
    moderation.undo(batch, by=owner)
    assert (states(comment), Comment.objects.get(is_staff=True).state) == (["pending"], "trash")


def test_a_reply_to_what_somebody_else_decided_about_meanwhile_is_not_written(owner, second):
    comment = CommentFactory()
    moderation.decide({comment.pk: "pending"}, "spam", by=second)
    outcome = moderation.reply(comment, "はい。", seen="pending", by=owner)
    assert (told(outcome), Comment.objects.filter(is_staff=True).count()) == (([], [comment.pk], 0), 0)


@pytest.mark.parametrize("state", ["rejected", "spam", "trash"])
def test_an_answer_does_not_bring_a_thread_back_that_was_taken_off_the_page(owner, state):
    head = CommentFactory(state=state)
    comment = CommentFactory(article=head.article, parent=head)
    outcome = moderation.reply(comment, "はい。", seen="pending", by=owner)
    assert (told(outcome), states(head, comment)) == (([], [head.pk], 0), [state, "pending"])


def test_a_reply_sent_twice_is_written_once(owner):
    comment = CommentFactory(state="approved")
    for _click in range(2):
        moderation.reply(comment, "はい。", seen="approved", by=owner, key="form-1")
    assert Comment.objects.filter(is_staff=True).count() == 1


def test_a_reply_never_shows_the_name_for_logging_in(owner):
    Site.objects.create(name="サーバー手帖", owner_name="瀬戸みお")
    first, then = CommentFactory.create_batch(2)
    moderation.reply(first, "はい。", seen="pending", by=owner)
    owner.first_name, owner.last_name = "Mio", "Seto"
    moderation.reply(then, "はい。", seen="pending", by=owner)
    assert list(Comment.objects.filter(is_staff=True).order_by("pk").values_list("name", flat=True)) == [
        "瀬戸みお",
        "Mio Seto",
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_deciding_about_many_takes_as_many_queries_as_about_one(owner, rows, django_assert_num_queries):
    seen = {comment.pk: "pending" for comment in CommentFactory.create_batch(rows)}
    with django_assert_num_queries(12):
        batch = moderation.decide(seen, "approved", by=owner).batch
    with django_assert_num_queries(14):
        moderation.undo(batch, by=owner)
    assert Decision.objects.count() == 2 * rows
