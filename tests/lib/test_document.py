"""lib.document: parsed once, raw parts untouched, plain text line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.document import Document


@given(st.lists(st.text(), max_size=4))
def test_raw_parts_reach_the_page_unchanged(raws):
    document = Document("".join(f'<p>前<i data-n="{number}"></i>後</p>' for number in range(len(raws))))
    for node, raw in zip(document.css("i"), raws, strict=True):
        document.replace_with_raw(node, raw)
    assert document.serialise() == "".join(f"<p>前{raw}後</p>" for raw in raws)


def test_one_raw_part_never_swallows_another():
    document = Document("<i></i><b></b>")
    document.replace_with_raw(document.css("i")[0], '<raw n="1"></raw>&+%25')
    document.insert_raw_before(document.css("b")[0], "<IMG border=0>")
    assert document.serialise() == '<raw n="1"></raw>&+%25<IMG border=0><b></b>'


def test_html_goes_before_a_node_in_its_order():
    document = Document("<p>文<a>広告</a></p>")
    document.insert_before(document.css("a")[0], "<span>一</span>二")
    assert document.serialise() == "<p>文<span>一</span>二<a>広告</a></p>"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>料金</h2><p>月額<br>990 円</p>", "料金\n月額\n990 円"),
        ("<ul><li>外<ul><li>中</li></ul></li></ul>", "外\n中"),
        ("<table><tr><td>電話</td><td>平日</td></tr></table>後", "電話 平日\n後"),
        ("<p>一\n行</p><pre>a\nb</pre>", "一 行\na\nb"),
        ("<p>a<strong>b</strong>c</p>", "abc"),
        ("", ""),
    ],
)
def test_plain_text_has_a_line_for_each_block(html, text):
    assert Document(html).text() == text
