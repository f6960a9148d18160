"""The marks of boxes in a real browser, on a phone and a desk, in light and dark: in sight, near, big and dark enough."""

import pytest

from blog.rendering import render_and_store
from tests.browser.conftest import DESK, PHONE
from tests.factories import ArticleFactory, ButtonFactory

A8 = "https://px.a8.net/svt/ejp?a8mat=1"
BUTTON = f'<div data-block="button"><p data-part="above">今だけ</p><p data-part="link"><a href="{A8}">料金を見る</a></p><p data-part="below">3月まで</p></div>'
SHOPS = "".join(
    f'<p data-part="shop"><a href="{href}">店で見る</a></p>'
    for href in (A8, "https://example.org/", A8 + "2", A8 + "3")
)
BODY = (
    f'<p><data data-block="fact" data-source="{A8}" data-as-of="2026-11-01">月額990円</data>です。</p>{BUTTON}'
    f'<div data-block="product"><p data-part="name">電池</p><p data-part="price">2,980円</p>{SHOPS}</div>'
    f'<div data-block="ranking"><p data-part="criterion">速さの順</p><ol data-part="places"><li><p data-part="name">ねこ</p>{BUTTON}</li></ol></div>'
    f"<details><summary>開く</summary>{BUTTON}</details><table><tbody><tr><td>{BUTTON}</td></tr></tbody></table>"
)
# For every ad link: its nearest label, and what can be seen of both.
SEEN = """() => [...document.querySelectorAll('a[rel~="sponsored"]')].map(link => {
  const before = link.previousElementSibling
  const own = before?.matches("[data-disclosure=label]") ? before : null
  const frame = link.closest(".ad"), label = own ?? frame.firstElementChild
  const size = element => parseFloat(getComputedStyle(element).fontSize)
  const box = label.getBoundingClientRect(), at = link.getBoundingClientRect()
  const shown = label.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
  return [label.textContent, shown && box.width > 20 && box.height > 15, size(label) >= size(link), size(label) >= size(document.querySelector(".prose p, .lead p")),
    own ? Math.abs(at.left - box.right) <= 24 || at.top > box.top : box.top < at.top && at.top - box.top < 300,
    !link.closest("details")]
})"""


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_label_is_seen_with_its_ad(person, viewport, scheme):
    creative = ButtonFactory(address=A8)
    article = ArticleFactory(body=f'{BODY}<div data-block="ad" data-creative="{creative.pk}"></div>')
    render_and_store(article)
    page = person(viewport)
    page.emulate_media(color_scheme=scheme)
    page.goto(article.get_absolute_url())
    assert page.evaluate(SEEN) == [["広告", True, True, True, True, True]] * 9
    assert page.evaluate("() => document.documentElement.scrollWidth") == viewport["width"]
    assert page.locator("[data-disclosure=badge]").count() == 1
    page.emulate_media(media="print")
    assert [row[:2] for row in page.evaluate(SEEN)] == [["広告", True]] * 9
