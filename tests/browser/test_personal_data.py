"""A reader asks for their data: found by address, handed out as a file, erased, on a phone as at a desk."""

import json

import pytest
from playwright.sync_api import expect

from comments.models import Comment
from contact.models import Message
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import follow, next_page
from tests.config.privacy.cast import EMAIL, OTHER, OTHER_NETWORK, write


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_a_readers_data_is_found_handed_out_and_erased(person, owner, viewport):
    write(by=owner)
    write(OTHER, OTHER_NETWORK, name="なつこ")
    page = person(viewport)
    page.goto("/admin/login/?next=/admin/privacy/receipt/")
    page.fill("[name=username]", "owner")
    page.fill("[name=password]", "correct horse battery")
    follow(page, "[type=submit]")

    page.fill("[name=sought]", EMAIL)
    with next_page(page):
        page.press("[name=sought]", "Enter")
    page.locator(".person-kind").first.wait_for()
    assert page.locator(".person-kind h2").all_inner_texts()[:3] == ["コメント", "確認済みのアドレス", "お問い合わせ"]
    assert EMAIL not in page.url

    with page.expect_download() as download:
        page.click("[name=as][value=json]")
    with open(download.value.path(), encoding="utf-8") as file:
        assert json.load(file)["data"]["comments.Comment"][0]["email"] == EMAIL

    follow(page, ".person-danger")
    page.check("[name=do_comments][value=delete]")
    follow(page, "button.person-danger")
    page.locator(".person-summary").wait_for()  # nothing is gone yet, and the choices are kept
    follow(page, "[name=back]")
    expect(page.locator("[type=radio][name=do_comments][value=delete]")).to_be_checked()
    follow(page, "button.person-danger")
    follow(page, "[name=sure]")

    page.locator(".success").wait_for()
    assert EMAIL not in page.content()
    assert [list(model.objects.values_list("email", flat=True)) for model in (Comment, Message)] == [[OTHER], [OTHER]]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
