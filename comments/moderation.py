"""What a moderator decides about comments: each verb writes who decided and when."""

from django.db import transaction
from django.utils import timezone

from blog.models import Site
from comments.models import Comment
from comments.posting import new_reference

State = Comment.State


def decide(comments, state, *, by) -> int:
    """Bring the comments of a queryset into the state; how many were not in it before.

    One UPDATE, so that two moderators at work cannot undo each other's other columns.
    """
    return comments.exclude(state=state).update(state=state, decided_by=by, decided_at=timezone.now())


def approve(comments, *, by) -> int:
    return decide(comments, State.APPROVED, by=by)


def reject(comments, *, by) -> int:
    return decide(comments, State.REJECTED, by=by)


def mark_spam(comments, *, by) -> int:
    return decide(comments, State.SPAM, by=by)


def put_back(comments, *, by) -> int:
    return decide(comments, State.PENDING, by=by)


@transaction.atomic
def reply(comment, text, *, by) -> Comment:
    """Answer as the site's owner. An answered comment is shown, or the answer would stand below nothing."""
    approve(Comment.objects.filter(pk__in=[comment.pk, comment.parent_id]), by=by)
    return Comment.objects.create(
        article=comment.article,
        parent=comment.parent or comment,
        reference=new_reference(),
        name=_public_name(by),
        body=text,
        is_staff=True,
        state=State.APPROVED,
        decided_by=by,
        decided_at=timezone.now(),
    )


def _public_name(user) -> str:
    """Never the log-in name: it is half of what a burglar needs."""
    site = Site.objects.order_by("pk").first() or Site()
    return (user.get_full_name() or site.owner_name or site.name)[:50]
