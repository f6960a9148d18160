"""Titles below a search field while somebody types: asked for once, chosen by keys or by pointer, and never in the way."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.input_method import cancel, compose
from tests.factories import RenderingFactory

WAIT = 150  # milliseconds after the last key, as the script says
FIELD = "#site-q"


@pytest.fixture
def articles():
    """Two with the word in their title, the second one newer, and one without it."""
    for slug, title in [("cheap", "安いサーバー"), ("choose", "サーバーの選び方"), ("other", "カメラの話")]:
        RenderingFactory(article__slug=slug, article__title=title)


@pytest.fixture
def reader(person, articles):
    """At the search field, with a clock that goes on when the test says so."""
    page = person(DESK)
    page.clock.install(time=0)
    page.goto("/")
    page.clock.pause_at(600_000)
    page.click(".site-toggle summary")
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url) if "titles.json" in request.url else None)
    page.focus(FIELD)
    return page


def titles(page):
    return page.locator(f"form:has({FIELD}) [role=option]")


def typed(page, words):
    page.keyboard.type(words)
    page.clock.run_for(WAIT)


def found(page, *expected):
    expect(titles(page)).to_have_text(list(expected))
    expect(titles(page).first).to_be_visible()


def asked(page):
    return [parse_qs(urlsplit(address).query)["q"][0] for address in page.asked]


def path(page):
    return urlsplit(page.url).path


BOTH = ("サーバーの選び方", "安いサーバー")


def test_titles_are_asked_for_once_somebody_pauses_and_once_for_each_word(reader):
    reader.keyboard.type("サーバー")
    reader.clock.run_for(WAIT - 1)
    assert asked(reader) == []
    reader.clock.run_for(1)
    found(reader, *BOTH)
    typed(reader, "の")
    found(reader, BOTH[0])
    reader.keyboard.press("Backspace")
    reader.clock.run_for(WAIT)
    found(reader, *BOTH)
    assert asked(reader) == ["サーバー", "サーバーの"]


def test_nothing_is_asked_while_an_input_method_composes(reader):
    compose(reader, "さ", "さーば", "サーバー")
    reader.clock.run_for(WAIT)
    found(reader, *BOTH)
    assert asked(reader) == ["サーバー"]


def test_what_stands_underlined_is_no_word_yet(reader):
    session = reader.context.new_cdp_session(reader)
    session.send("Input.imeSetComposition", {"text": "さーば", "selectionStart": 3, "selectionEnd": 3})
    reader.clock.run_for(WAIT * 10)
    cancel(reader, "さーば")
    reader.clock.run_for(WAIT * 10)
    assert asked(reader) == []


def test_arrows_go_through_the_titles_and_the_field_and_enter_opens_one(reader):
    typed(reader, "サーバー")
    found(reader, *BOTH)
    chosen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        reader.keyboard.press(key)
        chosen.append(reader.evaluate("document.querySelector('[role=option][aria-selected=true]')?.textContent ?? ''"))
    assert chosen == [BOTH[0], BOTH[1], "", BOTH[1], BOTH[0]]
    active = reader.get_attribute(FIELD, "aria-activedescendant")
    assert reader.text_content(f"#{active}") == BOTH[0]
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/choose/")


def test_enter_without_a_chosen_title_searches(reader):
    typed(reader, "サーバー")
    found(reader, *BOTH)
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/search/?q=*")
    expect(reader.locator(".results > li")).to_have_count(2)


def test_escape_puts_the_titles_away_and_keeps_the_words_and_an_arrow_brings_them_back(reader):
    typed(reader, "サーバー")
    found(reader, *BOTH)
    reader.keyboard.press("Escape")
    expect(titles(reader).first).to_be_hidden()
    assert (reader.input_value(FIELD), reader.get_attribute(FIELD, "aria-expanded")) == ("サーバー", "false")
    reader.keyboard.press("ArrowDown")
    found(reader, *BOTH)


@pytest.mark.parametrize("tap", [False, True], ids=["click", "tap"])
def test_a_title_opens_by_pointer(person, articles, tap):
    page = person(PHONE)
    page.goto("/")
    page.click(".site-toggle summary")
    page.fill(FIELD, "カメラ")
    expect(titles(page)).to_have_text(["カメラの話"])
    if tap:
        at = titles(page).bounding_box()
        point = {"x": at["x"] + 20, "y": at["y"] + 10}
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
        session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    else:
        titles(page).click()
    page.wait_for_url("**/other/")


def test_whoever_goes_on_to_something_else_leaves_no_list_behind(reader):
    typed(reader, "サーバー")
    found(reader, *BOTH)
    reader.keyboard.press("Tab")
    expect(titles(reader).first).to_be_hidden()


def test_a_late_answer_to_earlier_words_is_not_shown(reader):
    held = []
    reader.route("**/titles.json?q=%E3%82%AB", lambda route: held.append(route))  # カ
    typed(reader, "カ")
    reader.keyboard.press("Backspace")
    typed(reader, "サーバー")
    found(reader, *BOTH)
    with reader.expect_response(held[0].request.url) as answer:
        held[0].continue_()
    assert answer.value.json()["titles"][0]["title"] == "カメラの話"
    found(reader, *BOTH)


def test_a_server_that_fails_leaves_an_ordinary_form(reader):
    reader.watch.allowed_errors = ("Failed to load resource",)
    reader.route("**/titles.json?*", lambda route: route.fulfill(status=503))
    typed(reader, "サーバー")
    expect(titles(reader)).to_have_count(0)
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/search/?q=*")


SAYS = """field => {
  const names = ["role", "aria-autocomplete", "aria-expanded", "autocomplete"]
  const list = document.getElementById(field.getAttribute("aria-controls"))
  return [...names.map(name => field.getAttribute(name)), list.role, list.getAttribute("aria-label")]
}"""


def test_field_and_titles_are_a_combobox_and_its_listbox(reader):
    typed(reader, "サーバー")
    found(reader, *BOTH)
    said = reader.evaluate(f"({SAYS})(document.querySelector('{FIELD}'))")
    assert said == ["combobox", "list", "true", "off", "listbox", "サイト内の検索"]
    assert titles(reader).evaluate_all("rows => rows.map(row => row.getAttribute('aria-selected'))") == ["false"] * 2


@pytest.mark.parametrize("width", [320, 360])
def test_the_titles_fit_a_phone_and_cover_nothing(person, width):
    RenderingFactory(article__title="とても長い題でサーバーを比べるときに見るところを順にまとめた記事" * 2)
    page = person({"width": width, "height": 640})
    page.goto("/")
    page.click(".site-toggle summary")
    page.fill(FIELD, "サーバー")
    expect(titles(page)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    bottom, top = (page.locator(one).bounding_box() for one in (".search-titles", "main"))
    assert bottom["y"] + bottom["height"] <= top["y"]


def test_without_javascript_the_form_searches(person, articles):
    page = person(PHONE, javascript=False)
    page.goto("/")
    page.click(".site-toggle summary")
    page.fill(FIELD, "カメラ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator(".results > li").count() == 1
