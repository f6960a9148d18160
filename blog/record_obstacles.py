"""What stands in the way of publishing among the records that a text shows: those that are gone, and pictures without words."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blog.models import Article, Image, Part, Speaker
from blog.node import row_id
from blog.obstacles import Obstacle, Proof
from blog.passes.parts import expand_parts
from blog.passes.sheet import Sheet
from blog.pictures import lacks_words
from lib.document import Document

# Where a text names a record: code of the obstacle, selector, attribute, model, and what to tell the author.
PLACES = (
    (
        "image",
        "[data-image]",
        "data-image",
        Image,
        _("The text shows a picture that no longer exists. Remove it or choose another."),
    ),
    (
        "speaker",
        "div[data-block=balloon]",
        "data-speaker",
        Speaker,
        _("Somebody speaks in a balloon who no longer exists. Choose another speaker."),
    ),
    (
        "part",
        "div[data-block=part]",
        "data-part-id",
        Part,
        _("The text holds a reusable part that no longer exists. Remove it or choose another."),
    ),
    (
        "article",
        "div[data-block=card][data-article]",
        "data-article",
        Article,
        _("A card leads to an article that no longer exists. Remove it or choose another."),
    ),
)
PICTURE = PLACES[0][1]
CARD = PLACES[3][1]


class Named:
    """The numbers that elements of a text carry in one attribute, and the rows behind them."""

    def __init__(self, document, selector, attribute, model):
        values = [node.attributes.get(attribute) or "" for node in document.css(selector)]
        self.numbers = [int(value) if value and row_id(value) else 0 for value in values]
        self.model = model

    @cached_property
    def rows(self):
        asked = set(self.numbers) - {0}
        rows = self.model._base_manager
        return (rows.defer("body") if self.model is Article else rows).in_bulk(asked) if asked else {}


def in_records(proof: Proof):
    """A record that is gone leaves a gap in the text, which its author has to see first."""
    for code, selector, attribute, model, message in PLACES:
        named = Named(proof.document, selector, attribute, model)
        for number, pk in enumerate(named.numbers):
            if pk not in named.rows:
                yield Obstacle(code, message, "body", selector=selector, number=number)


def in_shown_pictures(proof: Proof):
    """Every picture of the text needs words or the mark of decoration, also one that a reusable part brings along."""
    whole = Document(proof.article.body)
    expand_parts(whole, Sheet(proof.article.language))
    own = Named(proof.document, PICTURE, "data-image", Image).numbers
    named = Named(whole, PICTURE, "data-image", Image)
    for pk in dict.fromkeys(named.numbers):
        picture = named.rows.get(pk)
        if picture is None or not lacks_words(picture):
            continue
        told = gettext("The picture “%(name)s” has no alternative text. Say what it shows, or mark it as decoration.")
        place = {"selector": PICTURE, "number": own.index(pk)} if pk in own else {}
        link = reverse("admin:blog_image_change", args=[pk])
        yield Obstacle("alt", told % {"name": picture}, "body", link=link, **place)


def in_hidden_cards(proof: Proof):
    """A card of an article that is not public is no mistake: it appears by itself. But its author should know."""
    named = Named(proof.document, CARD, "data-article", Article)
    for number, pk in enumerate(named.numbers):
        article = named.rows.get(pk)
        if article is not None and not article.is_public and pk != proof.article.pk:
            told = gettext("Readers do not see the card of “%(title)s” yet: it appears when that article is published.")
            yield Obstacle("card", told % {"title": article.title}, "body", selector=CARD, number=number)


RECORDS = (in_records, in_shown_pictures)
