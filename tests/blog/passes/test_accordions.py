"""blog.passes.accordions: what unfolds, and what stays open."""

from blog.models import Rendering
from blog.passes.accordions import show_accordions
from blog.passes.sheet import Sheet
from blog.rendering import render_and_store
from lib.document import Document
from tests.factories import ArticleFactory, CreativeFactory


def shown(html):
    document = Document(html)
    show_accordions(document, Sheet("ja"))
    return document.serialise()


def test_the_title_unfolds_the_content():
    assert shown('<details data-block="accordion"><summary>内訳</summary><p>990 円</p></details>') == (
        '<details class="accordion"><summary>内訳</summary><p>990 円</p></details>'
    )


def test_without_a_title_the_content_stands_open():
    assert shown('<details data-block="accordion"><summary> </summary><p>990 円</p></details>') == "<p>990 円</p>"


def test_an_accordion_without_title_and_text_leaves_nothing():
    assert shown('<p>前</p><details data-block="accordion"><summary></summary></details>') == "<p>前</p>"


def test_an_ad_that_came_into_an_accordion_is_never_hidden(db):
    ad = f'<div data-block="ad" data-creative="{CreativeFactory().pk}"></div>'
    article = ArticleFactory(body=f'<details data-block="accordion"><summary>内訳</summary>{ad}</details>')
    render_and_store(article)
    html = Rendering.objects.get().html
    assert ("<details" in html, 'data-disclosure="label"' in html, "内訳" in html) == (False, True, True)
