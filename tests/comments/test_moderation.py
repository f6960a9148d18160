"""comments.moderation: each verb, and who decided when."""

import pytest
from django.utils import timezone

from blog.models import Site
from comments import moderation
from comments.models import Comment
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

VERBS = [
    (moderation.approve, "approved"),
    (moderation.reject, "rejected"),
    (moderation.mark_spam, "spam"),
    (moderation.put_back, "pending"),
]


@pytest.mark.parametrize(("verb", "state"), VERBS, ids=[state for _verb, state in VERBS])
def test_a_verb_decides_and_signs(owner, verb, state):
    comment = CommentFactory(state="rejected" if state != "rejected" else "pending")
    assert verb(Comment.objects.filter(pk=comment.pk), by=owner) == 1
    comment.refresh_from_db()
    assert (comment.state, comment.decided_by) == (state, owner)
    assert (timezone.now() - comment.decided_at).total_seconds() < 60


def test_a_decision_twice_keeps_the_first_signature(owner, django_user_model):
    comment = CommentFactory()
    moderation.approve(Comment.objects.all(), by=owner)
    second = django_user_model.objects.create_user("second")
    assert moderation.approve(Comment.objects.all(), by=second) == 0
    comment.refresh_from_db()
    assert comment.decided_by == owner


def test_a_reply_is_marked_shown_and_approves_what_it_answers(owner):
    comment = CommentFactory()
    answer = moderation.reply(comment, "はい、使えます。", by=owner)
    comment.refresh_from_db()
    assert (comment.state, answer.state, answer.is_staff, answer.email) == ("approved", "approved", True, "")
    assert (answer.parent, answer.body) == (comment, "はい、使えます。")


def test_a_reply_to_a_reply_stays_in_its_thread(owner):
    head = CommentFactory(state="approved")
    middle = CommentFactory(article=head.article, parent=head)
    assert moderation.reply(middle, "ありがとうございます。", by=owner).parent == head


def test_a_reply_never_shows_the_name_for_logging_in(owner):
    Site.objects.create(name="サーバー手帖", owner_name="瀬戸みお")
    assert moderation.reply(CommentFactory(), "はい。", by=owner).name == "瀬戸みお"
    owner.first_name, owner.last_name = "Mio", "Seto"
    assert moderation.reply(CommentFactory(), "はい。", by=owner).name == "Mio Seto"
