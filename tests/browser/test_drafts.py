"""Nothing typed is lost, in a real browser: autosave, a cut connection, a session that ends, and two people at one article."""

import time

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from blog.models import Article, Draft, Revision
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import click, follow
from tests.browser.test_writing import log_in
from tests.factories import ArticleFactory, DraftFactory

OFFLINE = ("Failed to load resource: net::ERR_INTERNET_DISCONNECTED", "Failed to load resource: the server responded")
ADD = reverse("admin:blog_article_add")


def change(article):
    return reverse("admin:blog_article_change", args=[article.pk])


def until(page, condition, seconds=30):
    """Wait for what the page or the database comes to; the policy of the pages refuses Playwright's own way."""
    end = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < end:
        page.wait_for_timeout(100)
    return found


def state(page):
    return page.locator("[data-save-state]").get_attribute("data-state")


def write(page, text):
    click(page, ".ProseMirror")
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def kept():
    return [draft.data["body"] for draft in Draft.objects.all()]


def die(page):
    """The window is gone, and its last words reach nobody; another one opens where it was."""
    again = page.context.new_page()
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError()) }")
    page.close()
    page.context.set_offline(False)
    return again


def body_of(page):
    return page.evaluate("document.querySelector('.ProseMirror').textContent")


@pytest.fixture
def desk_page(person, owner):
    """The owner at the desk of an address."""

    def arrive(address, *, viewport=DESK):
        page = person(viewport)
        page.watch.allowed_errors = OFFLINE
        log_in(page, address)
        return page

    return arrive


def test_what_is_typed_is_saved_by_itself_without_moving_the_caret(desk_page):
    draft = DraftFactory(body="<p>はじめ。</p>")
    page = desk_page(change(draft))
    write(page, "つづき")
    assert until(page, lambda: state(page) == "saved")
    page.keyboard.type("のつづき")
    assert until(page, lambda: kept() == ["<p>はじめ。つづきのつづき</p>"])
    page.keyboard.press("Control+z")
    assert (body_of(page) in {"はじめ。", "はじめ。つづき"}, Article.objects.get().body) == (True, "<p>はじめ。</p>")


def test_a_new_article_becomes_one_row_and_the_page_its_form(desk_page):
    page = desk_page(ADD)
    page.fill("#id_title", "はじめての題")
    assert until(page, lambda: Draft.objects.count() == 1)
    write(page, "本文も書く。")
    assert until(page, lambda: kept() == ["<p>本文も書く。</p>"])
    assert until(page, lambda: page.url.endswith(change(Article.objects.get())))
    follow(page, "[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    article = Article.objects.get()
    assert (article.title, article.slug, article.body, Draft.objects.count()) == (
        "はじめての題",
        "はじめての題",
        "<p>本文も書く。</p>",
        0,
    )
    assert page.locator(".restore").count() == 0


def test_a_cut_connection_loses_nothing_and_is_made_up_for(desk_page):
    draft = DraftFactory(body="<p>はじめ。</p>")
    page = desk_page(change(draft))
    page.context.set_offline(True)
    write(page, "電車の中で。")
    assert until(page, lambda: page.locator(".save-note:visible").count() == 1)
    page.keyboard.type("まだ書ける。")
    page.context.set_offline(False)
    assert until(page, lambda: kept() == ["<p>はじめ。電車の中で。まだ書ける。</p>"])
    assert until(page, lambda: page.locator(".save-note:visible").count() == 0)


def test_a_network_that_puts_a_page_of_its_own_in_between_counts_as_none(desk_page):
    draft = DraftFactory(body="<p>はじめ。</p>")
    page = desk_page(change(draft))
    page.route("**/autosave/", lambda route: route.fulfill(content_type="text/html", body="<h1>駅のWi-Fi</h1>"))
    write(page, "駅で。")
    assert until(page, lambda: page.locator(".save-note:visible").count() == 1)
    page.click("[name=_continue]")
    assert (until(page, lambda: state(page) == "unsaved"), page.url.endswith(change(draft))) == (True, True)
    page.unroute("**/autosave/")
    assert until(page, lambda: kept() == ["<p>はじめ。駅で。</p>"])


def test_a_window_that_dies_without_connection_gives_its_text_back(desk_page):
    draft = DraftFactory(body="<p>はじめ。</p>")
    page = desk_page(change(draft))
    page.context.set_offline(True)
    write(page, "トンネルの中で。")
    assert until(page, lambda: page.locator(".save-note:visible").count() == 1)
    again = die(page)
    again.goto(change(draft))
    again.wait_for_selector(".ProseMirror")
    assert ("トンネルの中で" in again.locator(".restore").inner_text(), body_of(again)) == (True, "はじめ。")
    again.click(".restore button.default")
    assert body_of(again) == "はじめ。トンネルの中で。"
    assert until(again, lambda: kept() == ["<p>はじめ。トンネルの中で。</p>"])
    again.reload()
    again.wait_for_selector(".ProseMirror")
    assert again.locator(".restore").count() == 0


def test_a_text_that_is_discarded_is_asked_about_once(desk_page):
    draft = DraftFactory(body="<p>はじめ。</p>")
    page = desk_page(change(draft))
    page.context.set_offline(True)
    write(page, "要らない。")
    assert until(page, lambda: page.locator(".save-note:visible").count() == 1)
    again = die(page)
    again.goto(change(draft))
    again.click(".restore button:not(.default)")
    again.reload()
    again.wait_for_selector(".ProseMirror")
    assert (again.locator(".restore").count(), body_of(again), kept()) == (0, "はじめ。", [])


def test_a_session_that_ends_is_made_up_for_by_a_log_in_elsewhere(desk_page):
    draft = DraftFactory(body="<p>はじめ。</p>")
    page = desk_page(change(draft))
    Session.objects.all().delete()
    write(page, "席を外したあとで。")
    assert until(page, lambda: page.locator(".save-note a").count() == 1)
    with page.context.expect_page() as opened:
        page.click(".save-note a")
    login = opened.value
    login.fill("#id_username", "owner")
    login.fill("#id_password", "correct horse battery")
    login.click("[type=submit]")
    login.wait_for_url("**/logged-in/")
    login.close()
    page.bring_to_front()
    assert until(page, lambda: kept() == ["<p>はじめ。席を外したあとで。</p>"])
    follow(page, "[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    assert Article.objects.get().body == "<p>はじめ。席を外したあとで。</p>"


def test_a_button_pressed_without_connection_keeps_the_page(desk_page):
    page = desk_page(change(DraftFactory(body="<p>はじめ。</p>")))
    write(page, "押してみる。")
    page.context.set_offline(True)
    page.click("[name=_continue]")
    assert until(page, lambda: page.locator(".save-note:visible").count() == 1)
    assert body_of(page) == "はじめ。押してみる。"


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_two_people_at_one_article_choose_between_their_texts(desk_page, django_user_model, viewport):
    draft = DraftFactory(body="<p>はじめ。</p>")
    django_user_model.objects.create_superuser("sakura", password="correct horse battery")
    mine, theirs = desk_page(change(draft), viewport=viewport), desk_page(change(draft))
    write(theirs, "相手の文。")
    assert until(theirs, lambda: state(theirs) == "saved")
    write(mine, "私の文。")
    assert until(mine, lambda: mine.locator(".save-note button").count() == 1)
    assert kept() == ["<p>はじめ。相手の文。</p>"]
    mine.click(".save-note button")
    mine.wait_for_selector(".conflict-choices")
    assert mine.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    follow(mine, "[value=mine]")
    mine.wait_for_selector(".messagelist .success")
    assert (Article.objects.get().body, kept()) == ("<p>はじめ。私の文。</p>", [])
    assert Revision.objects.filter(name__contains="owner").count() == 1


def test_readers_see_the_change_of_a_live_article_when_it_is_published(desk_page, person):
    article = ArticleFactory(body="<p>はじめ。</p>")
    page, reader = desk_page(change(article)), person(PHONE)
    write(page, "まだ秘密。")
    assert until(page, lambda: state(page) == "saved")
    reader.goto(article.get_absolute_url())
    assert "まだ秘密" not in reader.content()
    follow(page, "[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    reader.reload()
    assert "まだ秘密" not in reader.content()
    page.click("[name=_publish]")
    page.wait_for_selector(f".messagelist a[href='{article.get_absolute_url()}']")
    reader.reload()
    assert "まだ秘密" in reader.content()


def test_the_keys_for_saving_save_at_once(desk_page):
    page = desk_page(change(DraftFactory(body="<p>はじめ。</p>")))
    page.watch.allowed_errors = ("Blocked script execution",)  # the clock's own look into frames that run nothing
    page.clock.install()
    write(page, "すぐに。")
    page.clock.pause_at(page.evaluate("Date.now()") + 500)  # the page's own pause after the last key never ends
    page.keyboard.press("Control+s")
    assert until(page, lambda: kept() == ["<p>はじめ。すぐに。</p>"])


def test_without_javascript_the_form_saves_and_asks(person, owner):
    draft = DraftFactory(title="はじめの題")
    page = person(DESK, javascript=False)
    page.watch.allowed_errors = OFFLINE  # the question is answered with 409
    page.goto(change(draft))
    page.fill("#id_username", "owner")
    page.fill("#id_password", "correct horse battery")
    follow(page, "[type=submit]")
    page.fill("#id_title", "次の題")
    follow(page, "[name=_continue]")
    assert until(page, lambda: Article.objects.get().title == "次の題")
    Article.objects.update(title="相手の題", version=9)
    page.fill("#id_title", "私の題")
    follow(page, "[name=_continue]")
    follow(page, "[value=mine]")
    assert until(page, lambda: Article.objects.get().title == "私の題")
