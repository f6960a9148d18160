"""What stands in the way of publishing a text, as rows: each looks at one thing and names the place that cures it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blog import block_rules, expressions, rendering
from blog.models import Article
from blog.pictures import NO_WORDS, lacks_words
from disclosures.claims import Hit
from lib.document import Document
from lib.text import excerpt, is_blank


@dataclass(frozen=True)
class Obstacle:
    """One reason why a page cannot be published, or one thing that would be better otherwise.

    `anchor` is the field that cures it, `address` the link it is about. `selector` and `number` find the element in the
    text: the number counts, from 0, the elements of the stored source that the selector finds. `link` leads to the form
    of another row that cures it. `hit` is the expression that it is about.
    """

    code: str
    message: Promise | str
    anchor: str
    address: str = ""
    selector: str = ""
    number: int = 0
    link: str = ""
    hit: Hit | None = None


class Proof:
    """A text on its way to readers, read once for all the rows: its row, its source and what it is rendered to.

    `by` is the person who would publish it; None where nobody's rights are in question.
    """

    def __init__(self, article: Article, by=None):
        self.article = article
        self.by = by

    @cached_property
    def document(self) -> Document:
        return Document(self.article.body)

    @cached_property
    def shown(self) -> rendering.Shown:
        return rendering.rendered(self.article)

    @cached_property
    def expressions(self) -> list[expressions.Found]:
        return expressions.found(self.article, self.shown.marks)


Check = Callable[[Proof], Iterable[Obstacle]]


def in_fields(proof):
    article = proof.article
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


def in_picture(proof):
    picture = proof.article.picture
    if picture and lacks_words(picture):
        yield Obstacle("alt", NO_WORDS, "picture", link=reverse("admin:blog_image_change", args=[picture.pk]))


def in_type(proof):
    article = proof.article
    same = Article.objects.filter(page_type=article.page_type, language=article.language, state=Article.State.PUBLISHED)
    others = same.exclude(pk=article.pk).exclude(pk__in=Article.objects.ended())
    if article.type.is_single and others.exists():
        message = _("A page of this kind is already published in this language. Withdraw it first.")
        yield Obstacle("type", message, "page_type")


def in_links(proof):
    question = gettext("Nobody has decided yet whether this link is an ad.")
    for link in proof.shown.marks.undecided:
        yield Obstacle("undecided", f"{question} {link.sentence}", "body", link.address)


def in_ads(proof):
    message = _("The text holds an ad that no longer exists. Remove it or choose another.")
    places = proof.document.css("[data-creative]")
    for missing in dict.fromkeys(proof.shown.marks.missing):
        here = next((n for n, place in enumerate(places) if place.attributes["data-creative"] == missing), 0)
        yield Obstacle("creative", message, "body", selector="[data-creative]", number=here)


def in_blocks(proof):
    for rule, number in block_rules.broken(proof.document):
        yield Obstacle(rule.code, rule.message, "body", selector=rule.selector, number=number)


def in_memo(proof):
    if proof.article.memo_blocks:
        memo = excerpt(proof.article.memo, 60) or gettext("(empty)")
        yield Obstacle("memo", gettext("The memo blocks publishing: %(memo)s") % {"memo": memo}, "memo_blocks")


BLOCKING: tuple[Check, ...] = (in_fields, in_picture, in_type, in_links, in_ads, in_blocks, in_memo)


def found(checks: Iterable[Check], proof: Proof) -> list[Obstacle]:
    return [obstacle for check in checks for obstacle in check(proof)]
