"""blog.passes.quotations: where the words are from."""

import pytest

from blog.passes.quotations import show_quotations
from blog.passes.sheet import Sheet
from lib.document import Document

CAA = "https://www.caa.go.jp/"


def shown(html):
    document = Document(html)
    show_quotations(document, Sheet("ja"))
    return document.serialise()


@pytest.mark.parametrize(
    ("attributes", "footer"),
    [
        (f'data-source="消費者庁" cite="{CAA}"', f'<a href="{CAA}">消費者庁</a>'),
        ('data-source="A &amp; B"', "A &amp; B"),
        (f'cite="{CAA}"', f'<a href="{CAA}">{CAA}</a>'),
    ],
)
def test_the_source_stands_below(attributes, footer):
    html = shown(f'<blockquote data-block="quote" {attributes}><p>表示の主体は。</p></blockquote>')
    assert html.endswith(f'<p>表示の主体は。</p><footer class="small"><cite>{footer}</cite></footer></blockquote>')


def test_a_quotation_without_a_source_is_as_it_always_was():
    assert shown('<blockquote data-block="quote"><p>文。</p></blockquote>') == "<blockquote><p>文。</p></blockquote>"
    assert shown("<blockquote><p>文。</p></blockquote>") == "<blockquote><p>文。</p></blockquote>"
