"""A network's end notice in a real browser: pasted as a mail, what it touches is seen, and once confirmed readers lose the ad."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.rendering import render_and_store
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import follow
from tests.browser.test_home import WIDTH, log_in
from tests.disclosures.test_placements import place
from tests.factories import ArticleFactory, ButtonFactory, ProgrammeFactory

MAIL = """いつもお世話になっております。下記のプログラムは、{day:%Y年%m月%d日}をもちまして終了いたしました。

  プログラムID：ｓ00000012345001　　やまねこホスト
  プログラムID：s00000099999001　　（未提携）

それ以降、成果は発生いたしません。"""


@pytest.fixture
def programme(db):
    return ProgrammeFactory(name="やまねこホスト", number="s00000012345001")


@pytest.fixture
def article(programme):
    """An article with a button of the programme, published by its stored rendering."""
    button = ButtonFactory(programme=programme, button_text="やまねこの料金を見る")
    row = ArticleFactory(title="冬のサーバー選び", slug="winter", body=f"<p>まえおき</p>{place(button)}")
    render_and_store(row)
    return row


@pytest.mark.parametrize(("viewport", "javascript"), [(PHONE, True), (DESK, True), (PHONE, False)])
def test_a_pasted_notice_shows_its_articles_and_ends_their_ads_when_confirmed(
    person, owner, programme, article, viewport, javascript
):
    page, reader = person(viewport, javascript=javascript), person(PHONE)
    yesterday = timezone.localdate() - timedelta(days=1)
    assert seen_by(reader) == ["やまねこの料金を見る"]
    log_in(page, "/admin/disclosures/programme/")
    follow(page, "a[href*='end-notice']")
    page.fill("[name=text]", MAIL.format(day=yesterday))
    follow(page, ".replacing-search button")

    page.locator(".replacing-go").wait_for()
    touched = [" ".join(text.split()) for text in page.locator(".replacing-article").all_inner_texts()]
    assert touched == ["やまねこホスト s00000012345001 冬のサーバー選び 1 か所"]
    assert (page.input_value("[name=ends_at_0]"), seen_by(reader)) == (f"{yesterday}", ["やまねこの料金を見る"])
    if javascript:
        assert page.evaluate(WIDTH) == viewport["width"]
    follow(page, "[name=_end]")

    page.locator(".messagelist .success").wait_for()
    programme.refresh_from_db()
    assert timezone.localdate(programme.ends_at) == yesterday + timedelta(days=1)
    assert seen_by(reader) == []


def seen_by(reader):
    """What the buttons of the article say to a reader."""
    reader.goto("/winter/")
    return reader.locator(".ad-button").all_inner_texts()
