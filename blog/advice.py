"""What would be better before a text is published but does not stand in its way, as rows like those of obstacles."""

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blog.claim_obstacles import in_remarks
from blog.obstacles import Check, Obstacle
from blog.record_obstacles import in_hidden_cards
from lib.text import excerpt, width

TITLE_MOST = 40  # full-width characters; a list of results shows about thirty, and cuts the rest
DESCRIPTION_LEAST, DESCRIPTION_MOST = 50, 120  # full-width characters: what a list of results shows of a page
PARAGRAPH_MOST = 400  # characters; on a phone this is a screen without a pause
PLACES = 3  # of one kind; the next ones come up when these are cured
HEADINGS = "h2, h3, h4"


def in_words(proof):
    article, length = proof.article, width(proof.article.description)
    if width(article.title) > TITLE_MOST:
        yield Obstacle("title_long", _("The title is long: lists of results cut it."), "title")
    if not article.description:
        yield Obstacle(
            "description",
            _("No description yet: search engines and cards show the beginning of the text."),
            "description",
        )
    elif length > DESCRIPTION_MOST:
        yield Obstacle("description_long", _("The description is long: lists of results cut it."), "description")
    elif length < DESCRIPTION_LEAST:
        yield Obstacle("description_short", _("The description is short: there is room for more."), "description")


def in_face(proof):
    if proof.article.type.is_listed and not proof.article.picture_id:
        yield Obstacle("picture", _("No picture yet: cards and shared links look bare."), "picture")


def in_way_on(proof):
    if (
        proof.article.type.is_listed
        and proof.article.body
        and not any(map(_is_own, proof.document.css("a[href], [data-article]")))
    ):
        yield Obstacle("no_link", _("No link to another page of this site."), "body")


def _is_own(node):
    address = node.attributes.get("href") or ""
    is_path = address.startswith("/") and not address.startswith("//")
    return "data-article" in node.attributes or is_path or address.startswith(f"{settings.SITE_URL}/")


def in_headings(proof):
    above, told = 1, 0
    for number, heading in enumerate(proof.document.css(HEADINGS)):
        level = int(heading.tag[1])
        if level > above + 1 and told < PLACES:
            told += 1
            message = gettext("This heading skips a level: “%(heading)s”") % {"heading": excerpt(heading.text(), 30)}
            yield Obstacle("heading", message, "body", selector=HEADINGS, number=number)
        above = level


def in_paragraphs(proof):
    lengths = ((number, node.text().strip()) for number, node in enumerate(proof.document.css("p")))
    long = [(number, text) for number, text in lengths if len(text) > PARAGRAPH_MOST]
    for number, text in long[:PLACES]:
        message = gettext("This paragraph is very long: “%(beginning)s”") % {"beginning": excerpt(text, 30)}
        yield Obstacle("paragraph", message, "body", selector="p", number=number)


ADVISABLE: tuple[Check, ...] = (in_words, in_face, in_way_on, in_headings, in_paragraphs, in_hidden_cards, in_remarks)
