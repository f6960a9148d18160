"""comments.showing: whatever a visitor types stands on the page as text, and nothing of it as HTML."""

from datetime import UTC, datetime

from django.http import HttpRequest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from blog.models import Article
from comments.said import Said
from comments.showing import comments_html

# Without "/": whether an address becomes a link is asked of the database, and lib.paragraphs is tested by itself.
TYPED = st.text(st.sampled_from("<>&\"'=abあ　🎉 \n{}%") | st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)
TYPED = TYPED.filter(lambda text: "/" not in text)
ELEMENTS = set("article span header h3 bdi a time p div br".split())
ATTRIBUTES = set("class id aria-hidden href rel datetime dir".split())


def shown(name, body, answered=""):
    said = Said(7, 5, name, body, False, datetime(2026, 3, 1, tzinfo=UTC), 6, answered)
    (html,) = comments_html([said], Article(slug="guide"), HttpRequest(), can_reply=True)
    return LexborHTMLParser(html).body


@given(TYPED, TYPED, TYPED)
@example('"><img src=x onerror=alert(1)>', "<script>alert(1)<!--", "{{ name }}%s\ue000name\ue000")
def test_a_comment_holds_the_elements_of_its_template_and_the_words_of_its_author(name, body, answered):
    page = shown(name, body, answered)
    nodes = [node for node in page.traverse() if node.tag not in {"body", "-text"}]
    assert {node.tag for node in nodes} <= ELEMENTS
    assert {attribute for node in nodes for attribute in node.attributes} <= ATTRIBUTES
    assert [page.css_first("h3").text(), page.css_first(".comment-mention bdi").text()] == [name, answered]
    # Where a line ends, an element stands instead of white space.
    assert "".join(page.css_first(".comment-text").text().split()) == "".join(body.split())


@given(TYPED)
def test_all_its_links_lead_to_its_own_places(name):
    links = [node.attributes["href"] for node in shown(name, name, name).css("a")]
    assert links == [f"/comments/guide/{place}" for place in ("7/", "6/", "reply/7/", "7/report/")]
