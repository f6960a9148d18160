"""What a page costs the browser that opens it: four requests, nothing that moves, and the next page fetched but never run."""

import pytest

from blog import images
from blog.prefetch import VERSION
from blog.reader_files import STYLES
from tests.browser.conftest import DESK, PHONE
from tests.factories import ArticleFactory, CategoryFactory, CommentFactory
from tests.pictures import picture, upload

SHIFTS = """() => new Promise(done => {
  const shifts = []
  new PerformanceObserver(list => shifts.push(...list.getEntries().map(({ value }) => value)))
    .observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(shifts), 300)
})"""
# How many rules a browser reads in the page's style sheet, and in its sources: one that is torn loses what follows.
RULES = """async sources => {
  const count = place => [...(place.cssRules ?? [])].reduce((sum, rule) => sum + 1 + count(rule), 0)
  const texts = await Promise.all(sources.map(source => fetch(`/static/${source}`).then(answer => answer.text())))
  const read = texts.map(text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); return count(sheet) })
  return [count(document.styleSheets[0]), read.reduce((sum, rules) => sum + rules)]
}"""


@pytest.fixture(autouse=True)
def article(settings, tmp_path):
    """An article with pictures above and below the first view, and a comment."""
    settings.MEDIA_ROOT = tmp_path
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    wide, tall = (images.take_in(upload(picture(*size))) for size in ((600, 300), (300, 600)))
    figure = '<figure data-block="figure" data-image="{}"><figcaption>図</figcaption></figure>'
    body = figure.format(wide.pk) + "<p>契約の前に見るところを、順に書きます。</p>" * 40 + figure.format(tall.pk)
    category = CategoryFactory(slug="server", picture=wide)
    article = ArticleFactory(slug="guide", title="契約の前に見る三つの日付", category=category, picture=wide, body=body)
    CommentFactory(article=article, state="approved")
    return article


def test_an_article_makes_four_requests_beside_its_pictures(person):
    page, asked = person(PHONE), []
    page.on("request", lambda request: asked.append((request.resource_type, request.url.rpartition("/")[2])))
    page.goto("/guide/", wait_until="networkidle")
    expected = {("document", ""), ("stylesheet", "reader.css"), ("script", "reader.js")}
    assert {one for one in asked if one[0] != "image"} - {("other", f"prefetch-{VERSION}.json")} == expected


@pytest.mark.parametrize("address", ["/", "/guide/", "/category/server/", "/search/?q=契約", "/contact/"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_moves_while_a_page_loads_and_is_read(person, viewport, address):
    page = person(viewport)
    page.goto(address, wait_until="networkidle")
    for _turn in range(8):
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(50)
    assert page.evaluate(SHIFTS) == []


def test_the_browser_reads_the_whole_style_sheet(person):
    page = person(DESK)
    page.goto("/guide/")
    joined, apart = page.evaluate(RULES, list(STYLES.sources))
    assert (joined, joined > 200) == (apart, True)


def test_the_page_behind_a_link_is_fetched_when_somebody_points_at_it_and_never_rendered(person):
    page, statuses, rendered = person(DESK), [], []
    session = page.context.new_cdp_session(page)
    session.send("Preload.enable")
    session.on("Preload.prefetchStatusUpdated", lambda event: statuses.append(event["status"]))
    session.on("Preload.prerenderStatusUpdated", lambda event: rendered.append(event))
    page.goto("/", wait_until="networkidle")
    page.get_by_role("link", name="契約の前に見る三つの日付").first.hover()
    for _turn in range(300):
        if "Ready" in statuses:
            break
        page.wait_for_timeout(100)
    assert ("Ready" in statuses, rendered) == (True, [])
