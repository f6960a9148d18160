"""A shape's stored values take an article's words."""

from bench.site import shapes, words

FILLING = shapes.Filling("article-5", "shape-1", 'A "title"', ["ＡＢＣ", "二"], ["a title", "abc", "二"])
FIRST, SECOND = words.SLOT.format(0), words.SLOT.format(1)


def test_texts_json_and_folded_texts_are_filled_and_numbers_left():
    assert FILLING.into(f"<p>{FIRST}</p><p>{SECOND}</p>") == "<p>ＡＢＣ</p><p>二</p>"
    assert FILLING.into([{"name": shapes.TITLE, "url": "/shape-1/"}]) == [{"name": 'A "title"', "url": "/article-5/"}]
    assert FILLING.into(f"{shapes.TITLE} {FIRST}", is_folded=True) == "a title abc"
    assert FILLING.into(3) == 3


def test_a_body_has_all_slots_and_every_other_one_an_ad():
    bodies = [shapes.body(number) for number in range(2)]

    assert [[words.SLOT.format(slot) in body for slot in range(words.SLOTS)] for body in bodies] == [
        [True] * words.SLOTS
    ] * 2
    assert [shapes.LINK in body for body in bodies] == [False, True]
