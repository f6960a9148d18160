"""blog.passes as a whole: whatever blocks are put into each other, a text is cleaned once and rendered the same each time."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog.models import Article
from blog.nodes import ALLOWLIST, NODES
from blog.rendering import Rules, render
from lib.document import Document
from lib.markup import clean, successor
from tests.factories import ArticleFactory, ImageFactory, PartFactory, SpeakerFactory

AD = '<p><a href="https://px.a8.net/svt/ejp?a8mat=EXAMPLE+SAMPLE+0000+AAAAA">店へ</a></p>'
AROUND = (
    '<figure data-block="figure" data-image="{}"><figcaption>{}</figcaption></figure>',
    '<figure data-block="figure" data-image="{}">{}</figure>',
    '<div data-block="gallery" data-columns="{}">{}</div>',
    '<div data-block="balloon" data-speaker="{}">{}</div>',
    '<div data-block="card" data-article="{}">{}</div>',
    '<div data-block="card" data-side="{}">{}</div>',
    '<div data-block="part" data-part-id="{}">{}</div>',
    '<aside data-block="callout" data-kind="{}">{}</aside>',
    '<div data-block="button" data-size="{}">{}</div>',
    '<div data-block="product" data-image="{}">{}</div>',
    '<div data-block="product"><ul data-part="points"><li data-score="{}">{}</li></ul></div>',
    '<div data-block="rating"><ul data-part="criteria"><li data-score="{}">{}</li></ul></div>',
    '<div data-block="ranking"><ol data-part="places"><li data-image="{}">{}</li></ol></div>',
    '<data data-block="fact" data-source="{}">{}</data>',
    '<ul data-size="{}"><li>{}</li></ul>',
    '<table data-image="{}"><tbody><tr><td>{}</td></tr></tbody></table>',
    '<a href="https://example.org/{}">{}</a>',
)
NUMBERS = st.sampled_from(["1", "2", "404", "0", "-1", "3", "99999999999", "１", "", "note", "end"])
LEAVES = st.sampled_from([*(node.example for node in NODES), AD, "<p>文</p>", "文", "<img src=x>", "<!-- -->"])
TEXTS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda frame, number, pieces: frame.format(number, "".join(pieces)),
        st.sampled_from(AROUND),
        NUMBERS,
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=12,
)
OPEN = "[data-image], [data-speaker], [data-article], [data-part-id], [data-creative]"


@pytest.fixture
def records(db):
    """A record of each kind, with the number 1; the part holds an ad."""
    return ImageFactory(pk=1), SpeakerFactory(pk=1), ArticleFactory(pk=1), PartFactory(pk=1, body=AD)


@settings(max_examples=40)
@given(text=st.lists(TEXTS, min_size=1, max_size=4).map("".join))
def test_the_successor_of_the_first_sanitiser_agrees_on_any_mixture_of_blocks(text):
    assert successor(text, ALLOWLIST) == clean(text, ALLOWLIST)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(TEXTS, min_size=1, max_size=4).map("".join))
def test_any_mixture_of_blocks_is_cleaned_once_and_rendered_the_same_each_time(records, text):
    cleaned = clean(text, ALLOWLIST)
    assert clean(cleaned, ALLOWLIST) == cleaned
    first, second = (render(Article(title="題", body=cleaned), Rules()) for _time in range(2))
    assert (first.html, first.inventory) == (second.html, second.inventory)
    shown = Document(first.html)
    assert shown.serialise() == first.html
    assert shown.css(OPEN) == []
    ads = shown.css('a[href*="a8.net"]')
    assert len(shown.css('[data-disclosure="label"]')) >= len(ads)
