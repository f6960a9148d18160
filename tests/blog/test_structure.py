"""blog.structure: anchors, the contents list, and what is tidied everywhere."""

import pytest

from blog.structure import FIRST_AD, mark_first_ad, mark_lead, name_headings, tidy_cells, without_places
from lib.document import Document


def test_headings_get_anchors_from_their_words_and_make_the_contents_list():
    document = Document("<h2>料金</h2><h3>月払い</h3><h4>税</h4><h3>年払い</h3><h2>解約</h2>")
    assert name_headings(document) == [
        {
            "id": "h-料金",
            "text": "料金",
            "level": 2,
            "children": [
                {"id": "h-月払い", "text": "月払い", "level": 3, "children": []},
                {"id": "h-年払い", "text": "年払い", "level": 3, "children": []},
            ],
        },
        {"id": "h-解約", "text": "解約", "level": 2, "children": []},
    ]
    assert document.serialise() == (
        '<h2 id="h-料金">料金</h2><h3 id="h-月払い">月払い</h3><h4 id="h-税">税</h4>'
        '<h3 id="h-年払い">年払い</h3><h2 id="h-解約">解約</h2>'
    )


def test_equal_headings_get_different_anchors_and_empty_ones_vanish():
    document = Document("<h2>まとめ</h2><h2> </h2><h2>まとめ</h2><h2>！？</h2>")
    assert [row["id"] for row in name_headings(document)] == ["h-まとめ", "h-まとめ-2", "h-x"]
    assert len(document.css("h2")) == 3


def test_an_anchor_stays_when_other_headings_come_before_it():
    def anchor_of_last(html):
        return name_headings(Document(html))[-1]["id"]

    assert anchor_of_last("<h2>解約</h2>") == anchor_of_last("<h2>料金</h2><h2>解約</h2>")


def test_a_heading_breaks_between_phrases_but_one_with_markup_is_left_alone():
    document = Document("<h2>問い合わせ窓口は四つ</h2><h2>問い合わせ<em>窓口</em>は四つ</h2>")
    name_headings(document)
    assert [node.inner_html for node in document.css("h2")] == [
        "問い合わせ窓口は<wbr>四つ",
        "問い合わせ<em>窓口</em>は四つ",
    ]


def test_the_words_of_a_heading_stay_text():
    document = Document("<h2>a &lt;b&gt; c</h2>")
    name_headings(document)
    assert document.css("h2")[0].inner_html == "a &lt;b&gt; c"


def test_the_line_above_a_nested_list_loses_its_paragraph():
    document = Document("<ul><li><p>外</p><ul><li><p>中</p></li></ul></li><li><p>一</p><p>二</p></li></ul>")
    tidy_cells(document)
    assert document.serialise() == "<ul><li>外<ul><li>中</li></ul></li><li><p>一</p><p>二</p></li></ul>"


def test_a_cell_or_item_without_words_keeps_no_empty_line():
    document = Document(
        "<table><tbody><tr><td><p></p></td></tr></tbody></table><ul><li><p></p><ul><li>中</li></ul></li></ul>"
    )
    tidy_cells(document)
    assert document.serialise() == (
        "<table><tbody><tr><td></td></tr></tbody></table><ul><li><ul><li>中</li></ul></li></ul>"
    )


def test_words_of_two_lines_in_one_item_do_not_flow_together():
    html = "<ul><li>月払い<p>990 円</p></li></ul>"
    document = Document(html)
    tidy_cells(document)
    assert document.serialise() == html


def test_the_lead_ends_before_the_first_heading_of_the_body_itself():
    document = Document("<p>導入</p><blockquote><h2>引用</h2></blockquote><h2>料金</h2><h2>手順</h2>")
    mark_lead(document)
    assert document.serialise() == (
        "<p>導入</p><blockquote><h2>引用</h2></blockquote><!--lead ends--><h2>料金</h2><h2>手順</h2>"
    )


def test_a_body_without_headings_has_no_lead():
    document = Document("<p>導入</p>")
    mark_lead(document)
    assert document.serialise() == "<p>導入</p>"


MARK = '<span class="mark" data-disclosure="label">広告</span>'


@pytest.mark.parametrize(
    "html",
    [
        f"<p>導入</p>{FIRST_AD}<p>宿は{MARK}<a>一覧</a></p><p>{MARK}<a>店</a></p>",
        f"<h2>料金</h2>{FIRST_AD}<div><p>表</p><table><tbody><tr><td>{MARK}<a>店</a></td></tr></tbody></table></div>",
        f"<p>{MARK}<a>一覧</a></p>",
        "<p>導入</p>",
    ],
)
def test_the_block_of_the_first_ad_is_marked_unless_the_text_begins_with_it(html):
    document = Document(without_places(html))
    mark_first_ad(document)
    assert document.serialise() == html


def test_an_ad_whose_bytes_were_put_in_raw_is_found_too():
    document = Document("<p>導入</p><div></div>")
    document.replace_with_raw(document.css("div")[0], f"<div class=ad>{MARK}<a href=x&y></a></div>")
    mark_first_ad(document)
    assert document.serialise() == f"<p>導入</p>{FIRST_AD}<div class=ad>{MARK}<a href=x&y></a></div>"
