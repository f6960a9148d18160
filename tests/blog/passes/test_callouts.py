"""blog.passes.callouts: the kind of a callout in words."""

import pytest
from django.utils.translation import override

from blog.passes.callouts import show_callouts
from blog.passes.sheet import Sheet
from lib.document import Document


def shown(html, language="ja"):
    document = Document(html)
    with override(language):
        show_callouts(document, Sheet(language))
    return document.serialise()


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("note", "補足"),
        ("point", "ポイント"),
        ("warning", "注意"),
        ("danger", "警告"),
        ("memo", "メモ"),
        ("reference", "参考"),
    ],
)
def test_each_kind_says_its_name(kind, label):
    assert shown(f'<aside data-block="callout" data-kind="{kind}"><p>文。</p></aside>') == (
        f'<aside class="callout callout-{kind}" role="note" aria-label="{label}">'
        f'<p class="callout-label">{label}</p><p>文。</p></aside>'
    )


def test_the_kind_is_said_in_the_language_of_the_text():
    assert 'aria-label="Caution"' in shown('<aside data-block="callout" data-kind="warning"><p>x</p></aside>', "en")


def test_a_callout_of_no_kind_is_a_note():
    assert 'class="callout callout-note"' in shown('<aside data-block="callout"></aside>')


def test_an_aside_that_is_no_callout_stays():
    assert shown("<aside><p>文。</p></aside>") == "<aside><p>文。</p></aside>"
