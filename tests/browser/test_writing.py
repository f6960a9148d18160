"""Writing in a real browser: the editor under the strict policy, an ad chosen from its list, and publishing."""

import pytest
from django.urls import reverse

from blog.models import Article
from lib.document import Document
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import click, follow
from tests.factories import CategoryFactory, CreativeFactory, DraftFactory

WIDTH = "() => document.documentElement.scrollWidth"


def log_in(page, address):
    page.goto(address)
    page.fill("#id_username", "owner")
    page.fill("#id_password", "correct horse battery")
    follow(page, "[type=submit]")
    page.wait_for_selector(".ProseMirror")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_desk_fits_and_its_editor_breaks_no_policy(person, owner, viewport):
    draft = DraftFactory()
    page = person(viewport)
    log_in(page, reverse("admin:blog_article_change", args=[draft.pk]))
    assert page.evaluate(WIDTH) == viewport["width"]


def test_an_article_is_typed_given_an_ad_and_published(person, owner):
    creative = CreativeFactory()
    draft = DraftFactory(body="", category=CategoryFactory())
    page = person(DESK)
    log_in(page, reverse("admin:blog_article_change", args=[draft.pk]))
    click(page, ".ProseMirror")
    page.keyboard.type("契約の前に。")
    page.keyboard.press("Enter")
    page.click("[data-name=insertBlock]")
    page.keyboard.type("こうこく")
    page.keyboard.press("Enter")
    page.check(f"dialog [value='{creative.pk}']")
    page.click("dialog [type=submit]")
    page.wait_for_selector(".ProseMirror .ad-unit")
    follow(page, "[name=_publish]")
    page.wait_for_selector(".messagelist .success")
    body = Document(Article.objects.published().get().body)
    assert [node.attributes.get("data-creative") for node in body.css("p, [data-block=ad]")] == [None, str(creative.pk)]
    assert body.text().strip() == "契約の前に。"
