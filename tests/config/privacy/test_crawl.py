"""A reader without an account opens everything, and finds nothing that is private."""

import pytest
from django.conf import settings
from django.utils.timezone import localtime as now
from post_office.models import Email

from blog.models import Article
from blog.renewing import rerender_stale
from comments.models import Comment
from contact.models import Message
from tests.config.privacy.crawling import READER, Crawl, own_path, public_routes
from tests.config.privacy.leaks import leaks
from tests.config.privacy.seeds import EMAILS, WORDS, plant_all
from tests.config.privacy.spellings import spellings
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    SidebarBlockFactory,
    SiteFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db

BEGINNINGS = ["/", "/en/", "/sitemap.xml", "/robots.txt", "/favicon.ico", "/healthz", "/.well-known/security.txt"]
BEGINNINGS += [
    "/feed/",
    "/feed/atom/",
    "/feed.json",
    "/en/feed/",
    "/en/feed/atom/",
    "/en/feed.json",
    "/prefetch-rules.json",
]
SEARCHES = [
    f"{place}/search/{kind}?q={word}"
    for place in ("", "/en")
    for kind in ("", "titles.json")
    for word in ("Himitsu", "example.com", "secret")
]
UNFOUND = ["/nowhere/", "/en/nowhere/", "/comments/received/C-000000/", "/contact/done/M-000000/", "/media/none.webp"]
UNFOUND += ["/shared/forged/", "/guard/token/?form=nothing", "/seen/"]
# What no reader opens: a preview that somebody has to share, pictures in a folder that tests do not have, a beacon, an
# accent colour that the site has not chosen, a key that it does not have, and where a mail to the owner leads (tests/comments/test_mail_links.py).
CLOSED = {"shared/<str:token>/", "media/<path:name>", "seen/", "reader-<str:version>.css", "indexnow.txt"}
CLOSED |= {"comments/^decide/(?P<token>[^/]*:[^/]*)/$"}


def receipts():
    """Where readers stand after sending; nothing links there."""
    for comment in Comment.objects.filter(parent=None).select_related("article"):
        yield from (f"/comments/received/{comment.reference}/", f"/comments/{comment.article.slug}/reply/{comment.pk}/")
    for message in Message.objects.only("reference"):
        yield from (f"/contact/done/{message.reference}/", f"/en/contact/done/{message.reference}/")


def beginnings():
    reports = [f"/{place}ads/report/{done}" for place in ("", "en/") for done in ("", "done/")]
    about = [f"/ads/report/?article={slug}" for slug in Article.objects.values_list("slug", flat=True)[:2]]
    months = [f"/{place}archive/{now():%Y/%m}/" for place in ("", "en/")]
    return [*BEGINNINGS, *SEARCHES, *UNFOUND, *receipts(), *reports, *about, *months, *mailed()]


def mailed():
    """The site's own addresses in every mail that waits, whoever it goes to."""
    for text in Email.objects.values_list("message", flat=True):
        yield from (own for word in text.split() if word.startswith(settings.SITE_URL) and (own := own_path("/", word)))


@pytest.fixture
def crawl():
    SiteFactory()
    SidebarBlockFactory()
    article = ArticleFactory(category=CategoryFactory(slug="top"), author=AuthorFactory(slug="mio"))
    article.tags.add(TagFactory(slug="vps"))
    ArticleFactory(slug="privacy", page_type="policy", title="個人情報の扱い")
    plant_all()
    Article.objects.get(slug="in-english").tags.add(TagFactory(slug="hosting"))
    rerender_stale()
    crawl = Crawl().run(beginnings())
    return crawl.run(mailed())


def test_no_address_and_no_private_word_is_anywhere(crawl):
    cacheable = [answer for answer in crawl.own if "Cache-Control: no-store" not in answer.headers]
    cookies = [answer.path for answer in crawl.answers.values() if any("Set-Cookie" in one for one in answer.headers)]
    assert leaks(crawl.answers.values(), [*EMAILS, READER], [*WORDS, *crawl.networks]) == []
    assert leaks(crawl.own, EMAILS, [*WORDS, *crawl.networks]) == []
    assert (leaks(cacheable, [READER]), cookies) == ([], [])  # what was typed comes back to its sender alone
    assert {
        route for route in public_routes() if crawl.statuses.get(route, 404) >= 400
    } == CLOSED  # nothing is left out


@pytest.mark.parametrize("spelling", ["plain", "sha256, lower case", "base64 at 1, as typed"])
def test_the_crawl_finds_what_a_page_shows(spelling):
    text = next(one.text for one in spellings(EMAILS[0]) if one.name == spelling)
    ArticleFactory(slug="careless", body=f"<p>ご連絡は {text} まで。</p>", author=None)
    rerender_stale()
    crawl = Crawl().run(["/"])
    found = {leak.path for leak in leaks(crawl.answers.values(), EMAILS)}
    assert {"/careless/", "/feed/", "/feed/atom/", "/feed.json"} <= found
