"""The verbs for many articles at once: each changes what it may, and says of every other one why it stays as it is."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from blog import publishing, revisions
from blog.models import Article, Draft

MOST = 200  # a change of one article renders it, and waits for the ledger
State = Article.State


@dataclass
class Done:
    """How many articles were changed; `left` pairs the others with the reason."""

    count: int = 0
    left: list = field(default_factory=list)


class Left(Exception):
    """This article stays as it is; the reason is for people."""


Verb = Callable[[Article, object], None]


@transaction.atomic
def each(keys, verb: Verb, *, by, may_change: Callable[[Article], bool]) -> Done:
    """Do it to every article of these keys that this person may change, all in one transaction."""
    done = Done()
    for article in Article.objects.select_for_update().filter(pk__in=list(keys)).order_by("pk"):
        try:
            if not may_change(article):
                raise Left(_("You may not change it."))
            verb(article, by)
            done.count += 1
        except Left as left:
            done.left.append((article, left.args[0]))
    return done


def set_category(category) -> Verb:
    def verb(article, by):
        if article.category_id == category.pk:
            raise Left(_("It is in this category already."))
        revisions.begin(article)
        article.category = category
        article.is_sample = False
        article.save(update_fields=["category", "is_sample", "updated_at"])
        publishing.keep(article, by=by)

    return verb


def add_tags(tags) -> Verb:
    def verb(article, by):
        if {tag.pk for tag in tags} <= set(article.tags.values_list("pk", flat=True)):
            raise Left(_("It has these tags already."))
        _retag(article, lambda: article.tags.add(*tags), by)

    return verb


def remove_tags(tags) -> Verb:
    def verb(article, by):
        if not article.tags.filter(pk__in=[tag.pk for tag in tags]).exists():
            raise Left(_("It has none of these tags."))
        _retag(article, lambda: article.tags.remove(*tags), by)

    return verb


def _retag(article, change, by):
    revisions.begin(article)
    change()
    article.is_sample = False
    article.save(update_fields=["is_sample", "updated_at"])
    publishing.keep(article, by=by)


def publish(article, by) -> None:
    """What was saved goes to the readers; what is only typed stays with its writer."""
    if article.state == State.PUBLISHED:
        raise Left(_("It is published already."))
    if Draft.objects.filter(article=article).exists():
        raise Left(_("Somebody has typed what is not saved yet. Publish it at its desk."))
    try:
        publishing.publish(article, by=by)
    except publishing.Blocked as blocked:
        raise Left(" ".join(str(one.message) for one in blocked.obstacles)) from blocked


def withdraw(article, by) -> None:
    if article.state != State.PUBLISHED:
        raise Left(_("It is not published."))
    publishing.withdraw(article, by=by)


def back_to_draft(article, by) -> None:
    """Begin again: readers do not see it, no review is wanted, and nothing is scheduled."""
    if article.state == State.DRAFT:
        raise Left(_("It is a draft already."))
    if article.state == State.PUBLISHED:
        publishing.withdraw(article, by=by)
    article.state, article.review_requested_by = State.DRAFT, None
    article.save(update_fields=["state", "review_requested_by", "updated_at"])
    publishing.keep(article, by=by)
