"""The marks of ads, wherever blocks that lead to offers stand: in each other, in folds, cells, captions, answers."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from blog.editor import BodyField
from blog.rendering import Rules, render
from disclosures.inventory import Inventory
from tests.factories import ArticleFactory, ButtonFactory, ImageFactory

pytestmark = pytest.mark.django_db
A8 = "https://px.a8.net/svt/ejp?a8mat=1"
LINK = f'<a href="{A8}">店</a>'
BUTTON = f'<div data-block="button"><p data-part="above">今だけ</p><p data-part="link">{LINK}</p></div>'
PRODUCT = f'<div data-block="product"><p data-part="name">電池</p><p data-part="shop">{LINK}</p></div>'
FACT = f'<p><data data-block="fact" data-source="{A8}" data-as-of="2026-11-01">990円</data></p>'
RANKING = (
    f'<div data-block="ranking"><p data-part="criterion">速さの順 {LINK}</p><ol data-part="places"><li>'
    f'<p data-part="name">ねこ</p><p>{LINK}</p>{BUTTON}</li></ol></div>'
)
BLOCKS = {
    "ad": '<div data-block="ad" data-creative="{creative}"></div>',
    "button": BUTTON,
    "product": PRODUCT,
    "fact": FACT,
    "ranking": RANKING,
    "link": f"<p>{LINK}</p>",
}
POSITIONS = {
    "alone": "{}",
    "callout": '<aside data-block="callout" data-kind="note">{}</aside>',
    "accordion": '<details data-block="accordion"><summary>開く</summary>{}</details>',
    "summary": '<details data-block="accordion"><summary>{}</summary><p>文</p></details>',
    "accordion in accordion": "<details><summary>外</summary><details><summary>内</summary>{}</details></details>",
    "answer": '<dl data-block="faq"><dt>問い</dt><dd>{}</dd></dl>',
    "question": '<dl data-block="faq"><dt>{}</dt><dd>答え</dd></dl>',
    "cell": "<table><tbody><tr><th>店</th><td>{}</td></tr></tbody></table>",
    "caption": '<figure data-block="figure" data-image="{{image}}"><figcaption>{}</figcaption></figure>',
    "gallery": '<div data-block="gallery"><figure data-block="figure" data-image="{{image}}"><figcaption>{}</figcaption></figure></div>',
    "quotation": "<blockquote>{}</blockquote>",
    "steps": '<ol data-block="steps"><li>{}</li></ol>',
    "balloon": '<div data-block="balloon" data-speaker="1">{}</div>',
    "heading": "<h2>{}</h2>",
    "ranking": '<div data-block="ranking"><p data-part="criterion">速さの順</p><ol data-part="places"><li>{}</li></ol></div>',
    "ranking without criterion": '<div data-block="ranking"><ol data-part="places"><li>{}</li></ol></div>',
    "points": '<div data-block="product"><ul data-part="points"><li>{}</li></ul></div>',
    "product": '<div data-block="product">{}</div>',
    "button": '<div data-block="button">{}</div>',
    "rating": '<div data-block="rating"><p data-part="name">評価</p>{}</div>',
    "fact": '<data data-block="fact" data-source="https://example.org/">{}</data>',
    "ad": '<div data-block="ad" data-creative="{{creative}}">{}</div>',
}


# The place of a creative holds nothing of its own, and headings and titles show the value of a fact alone.
WITHOUT_LINK = {*((block, "ad") for block in BLOCKS), ("fact", "heading"), ("fact", "summary")}


def page(block, position):
    values = {"creative": ButtonFactory(address=A8).pk, "image": ImageFactory().pk}
    html = position.replace("{{", "{").replace("}}", "}")
    html = html.replace("{}", block)
    for name, value in values.items():
        html = html.replace("{" + name + "}", str(value))
    return render(ArticleFactory(body=BodyField().clean(f"<p>前</p>{html}<p>後</p>")), Rules())


def has_label(link):
    """Directly before the link, or first in the innermost frame around it."""
    before = link.prev
    if before is not None and before.is_text_node and (before.text_content or "") == "\u2060":
        return before.prev.attributes.get("data-disclosure") == "label"
    above = link.parent
    while above is not None:
        if "ad" in (above.attributes.get("class") or "").split():
            first = next(above.iter())
            return first.attributes.get("data-disclosure") == "label" and above.attributes.get("data-offer") != "each"
        above = above.parent
    return False


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("block", BLOCKS)
def test_every_ad_has_its_label_in_sight(block, position):
    rendering = page(BLOCKS[block], POSITIONS[position])
    tree = LexborHTMLParser("<!---->" + rendering.html, is_fragment=True)
    links = tree.css(f'a[href="{A8}"]')

    assert [has_label(link) for link in links] == [True] * len(links)
    assert len(links) == len(rendering.inventory["ads"])
    assert links or (block, position) in WITHOUT_LINK
    assert {link.attributes["rel"] for link in links} <= {"sponsored nofollow noopener"}
    assert tree.css("details [data-disclosure], details .ad, a [data-disclosure], a a, [hidden], [style]") == []
    assert "px.a8.net" not in json.dumps(rendering.structured)


@pytest.mark.parametrize("position", POSITIONS)
def test_badge_and_notice_follow_from_an_ad_wherever_it_is(position):
    marks = Inventory.from_json(page(BUTTON, POSITIONS[position]).inventory)
    assert marks.has_ads == (position != "ad") or marks.creative_ids


def test_what_an_author_writes_by_hand_forges_no_box():
    body = f'<div data-offer="shared" class="offer ad"><p class="mark" data-disclosure="label">広告</p>{BLOCKS["link"]}{LINK}</div>'
    html = page(body, "{}").html
    assert "data-offer" not in html
    assert html.count("\u2060<a") == 2
