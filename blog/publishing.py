"""The verbs of publishing: what makes a page public, what takes it away, and what follows every save."""

from django.db import transaction
from django.utils import timezone

from blog import auditing, recording, related, rendering, revisions
from blog.claim_obstacles import CLAIMS
from blog.models import Article
from blog.obstacles import BLOCKING, Obstacle, Proof, found
from blog.record_obstacles import RECORDS
from blog.review_obstacles import in_review, settle


class Blocked(Exception):
    """Publishing was refused; `obstacles` says what the author can do about it."""

    def __init__(self, obstacles):
        super().__init__(", ".join(one.code for one in obstacles))
        self.obstacles = obstacles


def obstacles(article, *, by=None) -> list[Obstacle]:
    """Everything that must be settled before readers may see the page; with `by`, before this person may publish it."""
    return found((*BLOCKING, *RECORDS, *CLAIMS, in_review), Proof(article, by))


def publish(article, *, by, at=None) -> None:
    """Make the page public now, or at a later time that `at` or its own field names.

    Raises Blocked and changes nothing while an obstacle stands. State, rendering and the ledger's row are one transaction.
    """
    if standing := obstacles(article, by=by):
        raise Blocked(standing)
    settle(article, by=by)
    article.publish_at = at or article.publish_at or timezone.now()
    article.state = Article.State.PUBLISHED
    with transaction.atomic():
        article.save(update_fields=["state", "publish_at", "approved_sha256", "review_requested_by", "updated_at"])
        _record(article, cause="published", by=by)


def withdraw(article, *, by) -> None:
    """Take the page away from readers; its text and its address stay with the owner."""
    article.state = Article.State.WITHDRAWN
    with transaction.atomic():
        article.save(update_fields=["state", "updated_at"])
        _record(article, cause="withdrawn", by=by)


def keep(article, *, by, cause="saved") -> list[Obstacle]:
    """What follows every save: the page is rendered, what readers see from now on and the new version are recorded.

    `cause` is one of Revision.Cause; for the ledger every one of them is a save.

    A public page is saved even while a link in it is undecided: readers see that link labelled as an ad until
    somebody decides, and an expression in it stands in the queue. The obstacles returned are for a warning.
    """
    with transaction.atomic():
        if article.state == Article.State.PUBLISHED:
            _record(article, cause="saved", by=by, version=cause)
            return obstacles(article)
        rendering.render_and_store(article)
        related.changed(article)
        revisions.record(article, cause=cause, by=by)
        return []


def _record(article, *, cause, by, version=""):
    rendering.expire("article", article.pk)  # cards in other texts
    rendering.render_and_store(article)
    related.changed(article)
    auditing.audit_page(article)
    revisions.record(article, cause=version or cause, by=by)
    recording.record(article, cause=cause, actor=by)
