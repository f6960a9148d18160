"""The publishing panel in a real browser: addresses from readings, tags in a line, times, moves, and the ways of the checklist."""

import unicodedata
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from blog import block_rules
from blog.models import Article
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import follow
from tests.browser.test_writing import log_in
from tests.factories import ArticleFactory, CategoryFactory, DraftFactory, TagFactory

OLD = "ことりサーバーがいど"
PATIENCE = 200  # tries of 100 ms


def desk(page, article):
    log_in(page, reverse("admin:blog_article_change", args=[article.pk]))


def comes(page, expression, expected):
    """Poll: the policy refuses wait_for_function."""
    for _try in range(PATIENCE):
        found = page.evaluate(expression)
        if found == expected:
            break
        page.wait_for_timeout(100)
    assert found == expected


def submit(page, button):
    follow(page, f"[name={button}]")
    page.wait_for_selector(".messagelist .success")


def test_a_reading_gives_the_address_of_a_draft(person, owner):
    draft = DraftFactory(title="解約方法", slug="解約方法")
    page = person(DESK)
    desk(page, draft)
    page.fill("#id_reading", "かいやく ほうほう")
    comes(page, "document.querySelector('#id_slug').value", "kaiyaku-hoho")
    submit(page, "_continue")
    assert Article.objects.get().slug == "kaiyaku-hoho"


def test_the_address_of_a_known_page_is_only_suggested(person, owner):
    article = ArticleFactory(title="解約方法", slug="解約方法")
    page = person(DESK)
    desk(page, article)
    page.fill("#id_reading", "かいやく ほうほう")
    page.click(".address-told button")
    assert page.input_value("#id_slug") == "kaiyaku-hoho"


def test_tags_are_divided_while_an_input_method_composes(person, owner):
    TagFactory(name="旅")
    draft = DraftFactory()
    page = person(DESK)
    desk(page, draft)
    page.focus("#id_tags_typed")
    ime = page.context.new_cdp_session(page)
    ime.send("Input.imeSetComposition", {"text": "たび、やど", "selectionStart": 5, "selectionEnd": 5})
    page.wait_for_timeout(100)
    assert page.input_value("#id_tags") == ""
    ime.send("Input.insertText", {"text": "旅、宿"})
    comes(page, "document.querySelector('#id_tags').value", "旅")
    page.keyboard.press("Enter")
    chips = "[...document.querySelectorAll('.tags-chips li')].map(li => [li.querySelector('span').textContent, li.classList.contains('is-new')])"
    comes(page, chips, [["旅", False], ["宿", True]])
    submit(page, "_continue")
    assert sorted(draft.tags.values_list("name", flat=True)) == ["宿", "旅"]


def test_an_existing_tag_is_offered_and_chosen_by_keys(person, owner):
    TagFactory(name="サーバー比較")
    page = person(DESK)
    desk(page, DraftFactory())
    page.type("#id_tags_typed", "ｻｰﾊﾞ")
    page.wait_for_selector(".tags-list [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value("#id_tags") == "サーバー比較"
    page.keyboard.press("Backspace")
    assert page.input_value("#id_tags") == ""


def test_without_javascript_tags_are_one_line(person, owner):
    draft = DraftFactory()
    page = person(DESK, javascript=False)
    page.goto(reverse("admin:blog_article_change", args=[draft.pk]))
    page.fill("#id_username", "owner")
    page.fill("#id_password", "correct horse battery")
    follow(page, "[type=submit]")
    page.fill("#id_tags", "旅、宿，鉄道")
    follow(page, "[name=_continue]")
    assert sorted(draft.tags.values_list("name", flat=True)) == ["宿", "旅", "鉄道"]


def test_tomorrow_at_seven_is_one_touch(person, owner):
    draft = DraftFactory(category=CategoryFactory())
    page = person(PHONE)
    desk(page, draft)
    page.click(".times button >> nth=1")
    submit(page, "_publish")
    article = Article.objects.get()
    tomorrow = timezone.localtime() + timedelta(days=1)
    at = timezone.localtime(article.publish_at)
    assert (at.date(), at.hour, at.minute, article.is_scheduled) == (tomorrow.date(), 7, 0, True)


def test_time_alone_makes_a_page_visible_and_ends_it(person, owner):
    page = person(DESK)
    page.request.get("/")  # the first page of a server takes long
    begin, end = (timezone.now() + timedelta(seconds=seconds) for seconds in (3, 9))
    article = ArticleFactory(publish_at=begin, end_at=end)
    before, within, after = set(), set(), set()
    while not after:
        asked = timezone.now()
        status = page.request.get(article.get_absolute_url()).status
        answered = timezone.now()
        if answered < begin:
            before.add(status)
        elif begin <= asked and answered < end:
            within.add(status)
        elif end <= asked:
            after.add(status)
        page.wait_for_timeout(300)
    assert (before, within, after) == ({404}, {200}, {404})


def test_a_changed_address_leads_on_from_every_spelling_of_the_old_one(person, owner):
    article = ArticleFactory(slug=OLD)
    page = person(DESK)
    desk(page, article)
    page.fill("#id_slug", "kotori-server")
    submit(page, "_publish")
    nfd = unicodedata.normalize("NFD", OLD)
    spellings = [quote(OLD), quote(OLD).lower(), quote(nfd), quote(nfd).lower()]
    answers = [page.request.get(f"/{slug}/?a=1", max_redirects=0) for slug in spellings]
    answers.append(page.request.get(f"/{quote(nfd).lower()}?a=1", max_redirects=0))
    assert [(one.status, one.headers["location"]) for one in answers] == [(301, "/kotori-server/?a=1")] * 5
    assert page.goto(f"/{nfd}/").status == 200


def test_a_line_of_the_checklist_leads_to_its_place(person, owner):
    body = "<p>前。</p>" + "<p>間。</p>" * 60 + '<h2>一</h2><h4>二</h4><p><a href="https://bit.ly/3xample">店へ</a></p>'
    draft = DraftFactory(body=body, category=None)
    page = person(DESK)
    desk(page, draft)
    selected = "document.getSelection().anchorNode?.parentElement.closest('h4, a, p')?.textContent"
    page.click(".checks-blocking [data-link='https://bit.ly/3xample']")
    comes(page, selected, "店へ")
    page.click(".checks-advice summary")
    page.click(".checks-advice [data-selector='h2, h3, h4']")
    comes(page, selected, "二")
    page.click(".checks-blocking [data-place=category]")
    comes(page, "document.activeElement.id", "id_category")


GONE = (
    '<div data-block="card"><a href="https://example.org/">よそ</a></div><div data-block="card" data-article="999"></div>'
    '<div data-block="ad" data-creative="999"></div><div data-block="part" data-part-id="999"></div>'
    '<figure data-block="figure" data-image="999"><figcaption>図</figcaption></figure>'
    '<div data-block="product" data-image="998"><p data-part="name">軽い電池</p></div>'
    '<div data-block="ranking"><p data-part="criterion">軽い順</p><ol data-part="places"><li data-image="997">'
    '<p data-part="name">店</p><p>夜も速い。</p></li></ol></div>'
    '<div data-block="balloon" data-speaker="999"><p>はい。</p></div>'
)
FOUND = """() => [...document.querySelectorAll('.checks a[data-selector]')].filter(link => link.dataset.selector).map(link => [
    link.dataset.selector, document.querySelectorAll(`.field-body .ProseMirror`)[0].querySelectorAll(link.dataset.selector).length > +link.dataset.number])"""
CHOSEN = "document.querySelector('.ProseMirror-selectednode')?.matches('[data-block=card][data-article]')"


def test_a_line_about_a_card_chooses_that_card(person, owner):
    draft = DraftFactory(body="<p>前。</p>" * 40 + GONE)
    page = person(DESK)
    desk(page, draft)
    page.click(".checks-blocking a[data-selector*='data-block=card']")
    comes(page, CHOSEN, True)
    assert page.locator(".ProseMirror-selectednode").bounding_box()["y"] < DESK["height"]


def test_every_line_about_a_block_finds_it_in_the_editor(person, owner):
    broken = "".join(rule.example for rule in block_rules.RULES if not rule.refuses)
    page = person(DESK)
    desk(page, DraftFactory(body=GONE + broken))
    found = page.evaluate(FOUND)
    assert (len(found) >= 7, [selector for selector, is_there in found if not is_there]) == (True, [])


def test_the_checklist_follows_what_is_typed(person, owner):
    draft = DraftFactory(category=None)
    category = CategoryFactory()
    page = person(DESK)
    desk(page, draft)
    page.select_option("#id_category", str(category.pk))
    comes(page, "document.querySelectorAll('.checks-blocking li').length", 0)


def test_the_description_shows_its_length_and_how_the_page_will_look(person, owner):
    page = person(DESK)
    desk(page, DraftFactory(title="題"))
    page.fill("#id_description", "説" * 60)
    assert page.inner_text(".result-preview [data-shown=text]") == "説" * 60
    assert (
        page.get_attribute("#description-length", "data-verdict"),
        "60" in page.inner_text("#description-length"),
    ) == (
        "good",
        True,
    )


def test_the_title_is_as_wide_as_the_text(person, owner):
    page = person(DESK)
    desk(page, DraftFactory())
    widths = [round(page.locator(one).bounding_box()["width"]) for one in ("#id_title", ".field-body .prose-editor")]
    assert widths[0] == widths[1]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_main_action_is_reachable_and_covers_nothing(person, owner, width):
    page = person({"width": width, "height": 740})
    desk(page, DraftFactory(body="<p>本文。</p>" * 80))
    box = page.locator("[name=_publish]").bounding_box()
    assert 0 <= box["y"] <= 740 - box["height"]
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = page.locator(".desk-side .form-row").last.bounding_box()
    bar = page.locator(".publishing-buttons").bounding_box()
    assert width > 360 or last["y"] + last["height"] <= bar["y"]
