"""A document: parsed once, changed, written out; raw parts survive byte for byte."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.document import Document


def test_html_is_written_out_as_browsers_understand_it():
    assert Document("<p>a<p>b &amp; c<br>").serialise() == "<p>a</p><p>b &amp; c<br></p>"


def test_text_without_any_element_stays():
    assert Document("しるし").serialise() == "しるし"


def test_an_empty_text_stays_empty():
    document = Document("")

    assert (document.serialise(), document.text(), document.css("a")) == ("", "", [])


def test_parsed_html_is_inserted_before_a_node():
    document = Document('<a href="/x">x</a>')

    document.insert_before(document.css("a")[0], "<i>1</i>\u2060")

    assert document.serialise() == '<i>1</i>\u2060<a href="/x">x</a>'


def test_a_node_is_replaced_by_several():
    document = Document("<ul><li>1<li>2</ul>")

    document.replace(document.css("li")[0], "<li>a</li><li>b</li>")

    assert document.serialise() == "<ul><li>a</li><li>b</li><li>2</li></ul>"


def test_line_breaks_at_the_beginning_of_pre_survive():
    html = Document("<pre>\n\nab</pre>").serialise()

    assert Document(html).serialise() == html == "<pre>\n\nab</pre>"


def test_text_is_what_a_reader_reads_one_line_for_each_block():
    document = Document("<h2>見出し</h2><p>一つ目の\n<b>段落</b></p><ul><li>a<li>b</ul><script>x()</script><hr>")
    document.insert_raw_before(document.css("hr")[0], "<b>raw</b>")

    assert document.text() == "見出し\n一つ目の 段落\na\nb"


def test_text_of_deep_nesting_is_read_without_recursion():
    assert Document("<div>" * 3000 + "x").text() == "x"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>料金</h2><p>月額<br>990 円</p>", "料金\n月額\n990 円"),
        ("<ul><li>外<ul><li>中</li></ul></li></ul>", "外\n中"),
        ("<table><tr><td>電話</td><td>平日</td></tr></table>後", "電話 平日\n後"),
        ("<p>一\n行</p><pre>a\nb</pre><pre><code>c\nd</code></pre>", "一 行\na\nb\nc\nd"),
        ("<p>a<strong>b</strong>c</p>", "abc"),
    ],
)
def test_plain_text_has_a_line_for_each_block(html, text):
    assert Document(html).text() == text


RAW = st.text(alphabet=st.characters(codec="utf-8"), max_size=80) | st.sampled_from(
    ["<a href=x>&amp;&+%25", "</div></p>", "<b", "\x00\r\n", "\\1 \\g<0>", "0123456789abcdef000000"]
)


@given(st.lists(RAW, max_size=5))
def test_raw_parts_survive_byte_for_byte(parts):
    document = Document("".join(f'<p>「<i data-n="{n}"></i>」</p>' for n in range(len(parts))))

    for number, raw in enumerate(parts):
        document.replace_with_raw(document.css(f'[data-n="{number}"]')[0], raw)

    assert document.serialise() == "".join(f"<p>「{raw}」</p>" for raw in parts)


def test_a_text_cannot_forge_a_placeholder():
    first = Document("<p><i></i></p>")
    first.replace_with_raw(first.css("i")[0], "secret")
    written_by_hand = re.sub("p", "q", first.tree.html.removeprefix("<!---->"))

    second = Document(written_by_hand + "<b></b>")
    second.replace_with_raw(second.css("b")[0], "raw")

    assert second.serialise() == written_by_hand + "raw"
