"""Japanese typed through an input method, wherever a text can stand; what is composed is neither lost nor doubled."""

import pytest

from tests.browser.hand import click, press
from tests.browser.input_method import cancel, compose
from tests.browser.test_blocks import HTML, open_text, saved

PLACES = {
    "paragraph": ("<p>{}</p>", ".ProseMirror > p"),
    "heading": ("<h2>{}</h2><p>文</p>", ".ProseMirror h2"),
    "list item": ("<ul><li><p>一つ</p></li><li><p>{}</p></li></ul>", ".ProseMirror li:last-child p"),
    "table cell": (
        "<table><tbody><tr><td><p>{}</p></td><td><p>電話</p></td></tr></tbody></table>",
        ".ProseMirror td p",
    ),
    "callout": ('<aside data-block="callout" data-kind="note"><p>{}</p></aside>', ".ProseMirror aside p"),
    "step": (
        '<ol data-block="steps"><li><p data-part="title">{}</p><p>文</p></li></ol>',
        ".ProseMirror ol li > p >> nth=0",
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_composed_is_stored_where_it_was_typed(person, owner, place):
    text, selector = PLACES[place]
    page = open_text(person, text.format("契約"))
    click(page, selector)
    press(page, "End")
    compose(page, "か", "かい", "解", "解約")
    assert page.evaluate(HTML) == text.format("契約解約")
    assert saved(page) == text.format("契約解約")


@pytest.mark.parametrize("place", PLACES)
def test_a_composition_that_is_given_up_leaves_no_trace(person, owner, place):
    text, selector = PLACES[place]
    page = open_text(person, text.format("契約"))
    click(page, selector)
    press(page, "End")
    cancel(page, "かい")
    compose(page, "や", "約")
    assert page.evaluate(HTML) == text.format("契約約")


def test_a_composition_replaces_what_is_selected(person, owner):
    page = open_text(person, "<p>契約する</p>")
    press(page, "Home", "Shift+ArrowRight", "Shift+ArrowRight")
    compose(page, "か", "解約")
    assert page.evaluate(HTML) == "<p>解約する</p>"


def test_a_bold_word_is_composed_in_bold(person, owner):
    page = open_text(person, "<p>契約</p>")
    press(page, "End", "Control+b")
    compose(page, "び", "日")
    assert page.evaluate(HTML) == "<p>契約<strong>日</strong></p>"


def test_the_menu_is_called_and_filtered_by_an_input_method(person, owner):
    page = open_text(person)
    compose(page, "／", "／ちゅうい", "／注意")
    page.wait_for_selector(".insert-popup:not([hidden])")
    press(page, "Enter")
    compose(page, "き", "期限")
    assert page.evaluate(HTML) == '<aside data-block="callout" data-kind="warning"><p>期限</p></aside>'
