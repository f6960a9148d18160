"""The verbs of publishing: what stands in the way, what makes a page public, and what follows every save."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blog import moves, rendering
from blog.models import Article
from lib.text import is_blank


@dataclass(frozen=True)
class Obstacle:
    """One reason why a page cannot be published; `anchor` is the field that cures it, `address` the link it is about."""

    code: str
    message: Promise | str
    anchor: str
    address: str = ""


class Blocked(Exception):
    """Publishing was refused; `obstacles` says what the author can do about it."""

    def __init__(self, obstacles):
        super().__init__(", ".join(one.code for one in obstacles))
        self.obstacles = obstacles


def obstacles(article) -> list[Obstacle]:
    """Everything that must be settled before readers may see the page."""
    return [*_in_fields(article), *_in_picture(article), *_in_type(article), *_in_body(article)]


def _in_fields(article):
    if is_blank(article.title):
        yield Obstacle("title", _("The title is missing."), "title")
    if is_blank(article.slug):
        yield Obstacle("slug", _("The address is missing."), "slug")
    if not article.body:
        yield Obstacle("body", _("There is no text yet."), "body")
    if article.type.is_listed and article.category_id is None:
        yield Obstacle("category", _("Choose a category: readers find the article by it."), "category")
    if article.end_at and article.end_at <= timezone.now():
        yield Obstacle("end", _("The end has passed. Empty it or choose a later one."), "end_at")


def _in_picture(article):
    picture = article.picture
    if picture and not picture.is_decorative and is_blank(picture.alt):
        yield Obstacle(
            "alt",
            _("The picture has no alternative text. Say what it shows, or mark it as decoration."),
            "picture",
        )


def _in_type(article):
    same = Article.objects.filter(page_type=article.page_type, language=article.language, state=Article.State.PUBLISHED)
    others = same.exclude(pk=article.pk).exclude(pk__in=Article.objects.ended())
    if article.type.is_single and others.exists():
        yield Obstacle(
            "type", _("A page of this kind is already published in this language. Withdraw it first."), "page_type"
        )


def _in_body(article):
    inventory = rendering.rendered(article).marks
    for link in inventory.undecided:
        question = gettext("Nobody has decided yet whether this link is an ad.")
        yield Obstacle("undecided", f"{question} {link.sentence}", "body", link.address)
    if inventory.missing:
        yield Obstacle(
            "creative", _("The text holds an ad that no longer exists. Remove it or choose another."), "body"
        )


def publish(article, *, by, at=None) -> None:
    """Make the page public now, or at a later time that `at` or its own field names.

    Raises Blocked and changes nothing while an obstacle stands. State, rendering and the ledger's row are one transaction.
    """
    if standing := obstacles(article):
        raise Blocked(standing)
    article.publish_at = at or article.publish_at or timezone.now()
    article.state = Article.State.PUBLISHED
    with transaction.atomic():
        moves.save(article)
        _record(article, cause="published", by=by)


def withdraw(article, *, by) -> None:
    """Take the page away from readers; its text and its address stay with the owner."""
    article.state = Article.State.WITHDRAWN
    with transaction.atomic():
        moves.save(article)
        _record(article, cause="withdrawn", by=by)


def keep(article, *, by) -> list[Obstacle]:
    """What follows every save: the page is rendered, and what readers see from now on is recorded.

    A public page is saved even while a link in it is undecided: readers see that link labelled as an ad until
    somebody decides. The obstacles returned are for a warning.
    """
    with transaction.atomic():
        if article.state == Article.State.PUBLISHED:
            _record(article, cause="saved", by=by)
            return obstacles(article)
        rendering.render_and_store(article)
        return []


def _record(article, *, cause, by):
    rendering.render_and_store(article)
    rendering.record(article, cause=cause, actor=by)
