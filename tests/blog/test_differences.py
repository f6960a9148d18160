"""blog.differences: what two versions differ in is said in words, field by field and block by block."""

import time

import pytest

from blog import differences
from blog.differences import Block, Change, Piece
from tests.factories import CategoryFactory, TagFactory

pytestmark = pytest.mark.django_db


def body(before, after):
    return [block for change in differences.between({"body": before}, {"body": after}) for block in change.blocks]


def kinds(blocks):
    return [(block.kind, "".join(piece.text for piece in block.pieces)) for block in blocks]


def test_the_same_values_in_another_spelling_are_no_difference():
    tag = TagFactory(name="鉄道")
    stored = {
        "publish_at": "2026-11-25T00:00:00+00:00",
        "tags": [tag.pk],
        "category": 3,
        "memo": "一\n二",
        "picture": None,
    }
    typed = {
        "publish_at": ["2026-11-25", "09:00:00"],
        "tags": "鉄道",
        "category": "3",
        "memo": "一\r\n二",
        "picture": "",
    }
    assert differences.between(stored, typed) == []


def test_a_changed_line_shows_what_went_and_what_came():
    (change,) = differences.between({"title": "Server choice"}, {"title": "Server rental"})
    pieces = (Piece("same", "Server "), Piece("removed", "choice"), Piece("added", "rental"))
    assert change.blocks == (Block("changed", pieces),)


def test_chosen_rows_are_called_by_their_names():
    old, new, tag = CategoryFactory(name="暮らし"), CategoryFactory(name="旅"), TagFactory(name="鉄道")
    changes = differences.between({"category": old.pk, "tags": []}, {"category": str(new.pk), "tags": tag.name})
    assert [kinds(change.blocks) for change in changes] == [[("changed", "暮らし旅")], [("added", "鉄道")]]


def test_a_tag_that_is_still_to_be_made_is_called_by_its_name():
    (change,) = differences.between({"tags": []}, {"tags": "まだない札"})
    assert kinds(change.blocks) == [("added", "まだない札")]


def test_an_empty_value_is_added_or_removed_as_a_whole():
    label = differences.between({"memo": ""}, {"memo": "確認"})[0].label
    assert differences.between({"memo": ""}, {"memo": "確認"}) == [
        Change(label, (Block("added", (Piece("added", "確認"),)),))
    ]


def test_the_text_is_compared_block_by_block():
    before = "<h2>料金</h2><p>月額。</p><p>古い段落。</p><p>末尾。</p>"
    after = "<h2>料金</h2><p>月額。</p><p>新しい段落。</p><p>末尾。</p><p>付け足し。</p>"
    assert [kind for kind, _text in kinds(body(before, after))] == ["skipped", "same", "changed", "same", "added"]


def test_a_link_an_ad_and_a_picture_are_named():
    before = '<p><a href="https://a.example/">店</a></p>'
    after = '<p><a href="https://b.example/">店</a></p><div data-block="ad" data-creative="7"></div>'
    text = "".join(text for _kind, text in kinds(body(before, after)))
    assert ("https://a.example/" in text, "https://b.example/" in text, "7" in text) == (True, True, True)


def test_the_same_words_in_another_form_are_told():
    assert [kind for kind, _text in kinds(body("<p>題</p>", "<h2>題</h2>"))] == ["form"]


def test_cells_that_an_editor_has_wrapped_show_only_what_changed():
    before = "<table><tbody><tr><td>連絡先</td><td>受付</td></tr></tbody></table>"
    after = "<table><tbody><tr><td><p>連絡先</p></td><td><p>窓口</p></td></tr></tbody></table>"
    (block,) = body(before, after)
    assert [(piece.kind, piece.text.strip()) for piece in block.pieces if piece.kind != "same"] == [
        ("removed", "受付"),
        ("added", "窓口"),
    ]
    assert [
        kind for kind, _text in kinds(body(before, before.replace("<td>連絡先</td>", "<td><p>連絡先</p></td>")))
    ] == ["form"]


def test_nothing_of_a_text_is_taken_for_markup():
    assert kinds(body("", "<p>&lt;script&gt;</p>")) == [("added", "<script>")]


def test_a_long_text_is_compared_quickly():
    paragraphs = [
        f"<p>{n}番目の段落です。契約の前に見るところを、三つに分けて書きます。ここは百字ほどの文です。</p>"
        for n in range(300)
    ]
    changed = [text.replace("三つ", "四つ") if n % 3 == 0 else text for n, text in enumerate(paragraphs)]
    began = time.monotonic()
    found = body("".join(paragraphs), "".join(changed))
    assert (sum(block.kind == "changed" for block in found), time.monotonic() - began < 3) == (100, True)
