"""A reader reports a link without a mark, somebody of the house decides, and the next reader sees its mark: in a real browser."""

import pytest
from playwright.sync_api import expect

from blog.rendering import render_and_store
from disclosures.models import LinkReport
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import follow, take_time
from tests.browser.test_home import WIDTH, log_in
from tests.factories import ArticleFactory

SHOP = "https://shop.example/p"


@pytest.fixture
def article(db):
    row = ArticleFactory(
        slug="guide", title="机の選び方", body=f'<p>机は<a href="{SHOP}">店のページ</a>で買いました。</p>'
    )
    render_and_store(row)
    return row


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_reported_link_is_decided_and_bears_its_mark(person, owner, article, javascript):
    reader, desk = person(PHONE, javascript=javascript), person(DESK)
    report(reader)

    log_in(desk)
    follow(desk, ".waiting a[href*='linkreport']")
    follow(desk, "#result_list tbody th a")
    expect(desk.locator("#content")).to_contain_text("お礼の文がありました")
    follow(desk, "a.button[href*='linkdecision']")
    assert desk.input_value("[name=address]") == SHOP
    decide(desk)

    assert LinkReport.objects.get().state == "decided"
    reader.goto("/guide/")
    assert reader.locator(".prose p").inner_text().replace("\u2060", "") == "机は広告店のページで買いました。"


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_report_that_leads_to_nothing_is_dismissed_with_a_reason(person, owner, article, viewport):
    row = LinkReport.objects.create(
        source="article", source_id=article.pk, title=article.title, page_address="/guide/", link=SHOP
    )
    page = person(viewport)
    log_in(page, f"/admin/disclosures/linkreport/{row.pk}/change/")
    assert page.evaluate(WIDTH) == viewport["width"]
    page.select_option("[name=answer]", "dismissed")
    page.click("[name=_save]")
    page.locator(".errorlist").first.wait_for()
    page.fill("[name=outcome]", "自分で買った店で、報酬はありません")
    follow(page, "[name=_save]")
    page.locator(".messagelist .success").wait_for()
    row.refresh_from_db()
    assert (row.state, row.outcome) == ("dismissed", "自分で買った店で、報酬はありません")


def report(page):
    page.goto("/guide/")
    follow(page, "a[href*='/ads/report/']")
    page.check(f"[name=link][value='{SHOP}']")
    page.fill("[name=body]", "お礼の文がありました")
    take_time(page)
    follow(page, "main form [type=submit]")
    if not page.has_scripts:
        take_time(page)
        page.click("[name=send]")
    page.wait_for_url("**/ads/report/done/")


def decide(page):
    page.check("[name=verdict][value=ad]")
    page.select_option("[name=relationship]", "affiliate")
    page.fill("[name=reason]", "問い合わせて契約を確かめました")
    follow(page, "[name=_save]")
    page.locator(".messagelist .success").wait_for()
