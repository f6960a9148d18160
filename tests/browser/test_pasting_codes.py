"""Network code pasted in a real browser: registered after a question, byte for byte, and never loose HTML in the text."""

import pytest
from django.utils.translation import gettext
from playwright.sync_api import expect

from disclosures.code_checks import REFUSED
from disclosures.models import Creative
from disclosures.models.creatives import digest
from tests.browser.codes import CODES
from tests.browser.test_pasting import desk, paste, stored  # noqa: F401 -- desk is a fixture
from tests.factories import CreativeFactory

LINK = "https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD"


def press(page, name):
    page.get_by_role("button", name=gettext(name), exact=True).click()


def begin(page):
    """A line of text, and the cursor in an empty one below it."""
    page.keyboard.type("前の文。")
    page.keyboard.press("Enter")


def dialog(page):
    found = page.get_by_role("dialog")
    found.wait_for()
    return found


@pytest.mark.parametrize("name", ["A8", "Moshimo", "Rakuten"])
def test_a_pasted_code_is_registered_and_placed(desk, name):  # noqa: F811 -- the fixture
    begin(desk)
    paste(desk, plain=CODES[name])
    asked = dialog(desk)
    asked.locator("[name=label]").select_option("PR")
    press(desk, "Register and insert")
    desk.locator("[data-block=ad]").first.wait_for()
    body = stored(desk)
    creative = Creative.objects.get()
    assert (creative.code, creative.sha256, creative.label) == (CODES[name], digest(CODES[name]), "PR")
    assert body.startswith(f'<p>前の文。</p><div data-block="ad" data-creative="{creative.pk}"></div>')
    assert "<a" not in body


def test_a_wrong_answer_is_said_in_the_dialog_and_what_was_typed_stays(desk):  # noqa: F811 -- the fixture
    desk.watch.allowed_errors = ("Failed to load resource",)  # the answer 422
    paste(desk, plain=CODES["A8"])
    dialog(desk).locator("[name=name]").fill("\u3164")
    press(desk, "Register and insert")
    desk.locator(".editor-dialog .editor-error").wait_for()
    dialog(desk).locator("[name=name]").fill("空いている名前")
    press(desk, "Register and insert")
    desk.locator("[data-block=ad]").first.wait_for()
    assert Creative.objects.get().name == "空いている名前"


def test_whoever_closes_the_dialog_has_nothing_in_the_text(desk):  # noqa: F811 -- the fixture
    paste(desk, plain=CODES["A8"])
    dialog(desk)
    press(desk, "Cancel")
    desk.locator(".editor-notice").wait_for()
    assert (desk.inner_text(".ProseMirror").strip(), Creative.objects.count()) == ("", 0)
    press(desk, "Paste it as text")
    expect(desk.locator(".ProseMirror")).to_contain_text("px.a8.net")


def test_a_registered_code_is_placed_without_a_question(desk):  # noqa: F811 -- the fixture
    begin(desk)
    creative = CreativeFactory(code=CODES["A8"], sha256=digest(CODES["A8"]))
    paste(desk, plain=CODES["A8"])
    desk.locator("[data-block=ad]").first.wait_for()
    assert stored(desk).startswith(f'<p>前の文。</p><div data-block="ad" data-creative="{creative.pk}"></div>')


def test_a_script_is_refused_with_its_reason_and_what_to_do(desk):  # noqa: F811 -- the fixture
    script = '<script src="//ad.jp.ap.valuecommerce.com/servlet/jsbanner?sid=1&pid=2"></script>'
    paste(desk, plain=script)
    reasons = desk.locator(".editor-refusals li")
    reasons.first.wait_for()
    assert str(REFUSED["script"]) in reasons.first.inner_text()
    assert desk.inner_text(".ProseMirror").strip() == ""


def test_other_code_is_pasted_as_the_text_that_it_is(desk):  # noqa: F811 -- the fixture
    paste(desk, plain='<a href="https://example.jp/">店</a>')
    desk.locator(".ProseMirror p", has_text="<a href=").wait_for()
    assert stored(desk).startswith("<p>&lt;a href=")


def test_the_address_of_an_ad_stays_a_link_and_can_become_a_button(desk):  # noqa: F811 -- the fixture
    begin(desk)
    paste(desk, plain=LINK)
    desk.locator(".editor-notice").wait_for()
    assert desk.locator(".ProseMirror a").get_attribute("href") == LINK
    press(desk, "Make it a button")
    dialog(desk).locator("[name=button_text]").fill("宿の料金を見る")
    press(desk, "Register and insert")
    desk.locator("[data-block=ad]").first.wait_for()
    body = stored(desk)
    creative = Creative.objects.get()
    assert (creative.kind, creative.address, creative.button_text) == ("button", LINK, "宿の料金を見る")
    assert ("<a" in body, f'data-creative="{creative.pk}"' in body) == (False, True)
