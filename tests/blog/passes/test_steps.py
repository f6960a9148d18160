"""blog.passes.steps: ordered lists whose items have a title."""

from blog.passes.sheet import Sheet
from blog.passes.steps import show_steps
from lib.document import Document

STEP = '<li><p data-part="title">ログインする</p><p>番号で入ります。</p></li>'


def shown(html):
    document = Document(html)
    show_steps(document, Sheet("ja"))
    return document.serialise()


def test_the_title_of_a_step_is_a_heading_one_level_below_the_one_above():
    steps = f'<ol data-block="steps">{STEP}</ol>'
    assert shown(f"<h2>解約</h2>{steps}") == (
        '<h2>解約</h2><ol class="steps"><li><h3>ログインする</h3><p>番号で入ります。</p></li></ol>'
    )
    assert "<h4>ログインする</h4>" in shown(f"<h2>解約</h2><h3>手順</h3><p>x</p>{steps}")


def test_a_timeline_says_when_and_what():
    entry = '<li><p data-part="time">9:00</p><p data-part="title">受付</p><p>列ができました。</p></li>'
    assert shown(f'<ol data-block="timeline">{entry}</ol>') == (
        '<ol class="timeline"><li><p class="timeline-time">9:00</p>'
        '<p class="timeline-title">受付</p><p>列ができました。</p></li></ol>'
    )


def test_what_was_left_empty_leaves_nothing():
    assert shown(
        '<ol data-block="steps"><li><p data-part="title">入る</p><p></p></li><li><p data-part="title"></p><p></p></li></ol>'
    ) == ('<ol class="steps"><li><h3>入る</h3></li></ol>')


def test_the_lists_inside_a_step_stay_lists():
    inner = "<ol><li>一</li></ol>"
    assert shown(f'<ol data-block="steps"><li><p data-part="title">入る</p>{inner}</li></ol>') == (
        f'<ol class="steps"><li><h3>入る</h3>{inner}</li></ol>'
    )
