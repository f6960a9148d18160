"""blog.surroundings: what was stored looks as what is made anew, and is shown only while nothing has changed."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog import popular, shelves, surroundings
from blog.models import Article, Category, Image, MenuItem, PageView, Popular, SidebarBlock, Site, Surroundings
from blog.periods import PERIODS
from blog.rendering import render_and_store
from disclosures.models import Creative
from lib import inside
from lib.release import release
from tests.factories import (
    ArticleFactory,
    CategoryFactory,
    CommentFactory,
    CreativeFactory,
    ImageFactory,
    LinkDecisionFactory,
    SidebarBlockFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/",
    "/en/",
    "/guide/",
    "/category/top/",
    "/search/",
    "/search/?q=VPS",
    "/none/",
    "/about-ads/",
    "/contact/",
]
AD = '<div data-block="ad" data-creative="{}"></div>'


@pytest.fixture
def furnished():
    """A site with each kind of block, an ad beside and below, menus, a logo, a statement, and what is read most."""
    SiteFactory(logo=ImageFactory(), accent="#17508a", started_year=2024, tagline_en="In English")
    ad = AD.format(CreativeFactory(ends_at=timezone.now() + timedelta(days=40)).pk)
    for kind in ("profile", "search", "latest", "categories", "archive", *(f"popular-{row.key}" for row in PERIODS)):
        body = "<p>紹介です。</p>" if kind == "profile" else ""
        render_and_store(SidebarBlockFactory(kind=kind, body=body, picture=ImageFactory()))
    for place in ("sidebar", "footer", "notice"):
        render_and_store(SidebarBlockFactory(kind="text", place=place, heading="お知らせ", body=f"<p>文</p>{ad}"))
    for place in ("header", "footer"):
        MenuItem.objects.create(place=place, language="ja", label="案内", address="/guide/")
    article = ArticleFactory(slug="guide", title="VPSの選び方", category=CategoryFactory(slug="top"))
    ArticleFactory(page_type="labels", slug="labels", category=None)
    PageView.objects.create(article=article, day=timezone.localdate(), number=3)
    render_and_store(article)
    popular.renew()
    commit()


def commit():
    """What a commit does to the notes of its transaction; the tests' own transaction never ends."""
    connection.run_on_commit = []


def is_kept(client, address="/"):
    return bool(client.get(address).wsgi_request.shared.kept)


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_was_stored_looks_as_what_is_made_anew(client, furnished, address):
    anew = client.get(address)
    assert surroundings.renew()
    kept = client.get(address)
    assert [bool(answer.wsgi_request.shared.kept) for answer in (anew, kept)] == [False, True]
    assert (kept.content, kept.headers) == (anew.content, anew.headers)


def test_all_is_there_that_stands_around_a_page(client, furnished):
    surroundings.renew()
    page = client.get("/").content.decode()
    words = ["案内", "紹介です。", "お知らせ", "2024–", "brand-logo", "data-count", "17508a-"]
    assert [word for word in words if word not in page] == []


def test_a_page_asks_no_more_with_them_than_without(client, furnished):
    shelves.renew()
    asked = []
    for _turn in ("anew", "kept"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/")
        asked.append(len(queries))
        surroundings.renew()
    assert asked == [4, 3]  # the tree of categories is in them


WRITES = {
    "the site": lambda: Site.objects.update(name="別の名"),
    "a menu": lambda: MenuItem.objects.all().delete(),
    "a block": lambda: SidebarBlock.objects.filter(kind="profile").update(heading="私"),
    "a rendering": lambda: render_and_store(SidebarBlock.objects.filter(kind="text").first()),
    "a picture": lambda: Image.objects.update(alt="別"),
    "an article": lambda: Article.objects.update(title="別の題"),
    "a category": lambda: Category.objects.update(name="別"),
    "what is read most": lambda: Popular.objects.all().delete(),
    "a campaign": lambda: Creative.objects.update(ends_at=timezone.now() - timedelta(days=1)),
    "a decision": lambda: LinkDecisionFactory(),
    "a comment": lambda: CommentFactory(state="approved"),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_whatever_is_written_ends_them(client, furnished, write):
    surroundings.renew()
    before = is_kept(client)
    write()
    commit()
    assert [before, is_kept(client), surroundings.renew(), is_kept(client)] == [True, False, True, True]


def test_they_are_stored_once_for_each_state_of_the_site(furnished):
    assert [surroundings.renew(), surroundings.renew()] == [True, False]
    assert sorted(Surroundings.objects.values_list("language", flat=True)) == ["en", "ja"]


def test_storing_them_changes_no_page(client, furnished):
    surroundings.renew()
    commit()
    Surroundings.objects.filter(language="en").delete()
    commit()
    assert is_kept(client)


@pytest.mark.parametrize("field", ["generation", "release", "valid_until"])
def test_what_was_made_by_other_means_or_for_another_time_is_made_anew(client, furnished, field):
    surroundings.renew()
    others = {"generation": 1, "release": release()[::-1], "valid_until": timezone.now()}
    Surroundings.objects.update(**{field: others[field]})
    assert [is_kept(client), surroundings.renew(), is_kept(client)] == [False, True, True]


def test_they_end_with_the_day(furnished):
    with time_machine.travel(datetime(2026, 3, 1, 14, 0, tzinfo=timezone.get_current_timezone()), tick=False):
        Surroundings.objects.all().delete()
        surroundings.renew()
        ends = set(Surroundings.objects.values_list("valid_until", flat=True))
    assert ends == {timezone.make_aware(datetime(2026, 3, 2))}


def test_they_end_when_an_article_begins_or_an_ad_in_them_ends(client):
    now = timezone.make_aware(datetime(2026, 3, 1, 9))
    with time_machine.travel(now, tick=False):
        creative = CreativeFactory(ends_at=now + timedelta(hours=2))
        ArticleFactory(publish_at=now + timedelta(hours=5))
        render_and_store(SidebarBlockFactory(kind="text", body=AD.format(creative.pk)))
        commit()
        surroundings.renew()
        ends = dict(Surroundings.objects.values_list("language", "valid_until"))
    assert ends == {"ja": now + timedelta(hours=2), "en": now + timedelta(hours=5)}


def test_an_ad_beside_a_page_is_gone_with_its_campaign(client):
    now = timezone.now()
    render_and_store(
        SidebarBlockFactory(kind="text", body=AD.format(CreativeFactory(ends_at=now + timedelta(minutes=1)).pk))
    )
    commit()
    surroundings.renew()
    shown = [b"www10.a8.net" in client.get("/").content]
    with time_machine.travel(now + timedelta(minutes=2)):
        shown.append(b"www10.a8.net" in client.get("/").content)
    assert shown == [True, False]


def test_an_ad_whose_campaign_ends_while_they_are_made_is_gone_too(client):
    now = timezone.now()
    ad = AD.format(CreativeFactory(ends_at=now + timedelta(minutes=1)).pk)
    render_and_store(SidebarBlockFactory(kind="text", body=ad, position=1))
    SidebarBlockFactory(kind="categories", position=2)
    commit()
    with time_machine.travel(now) as clock:

        def late(execute, sql, params, many, context):
            if 'FROM "blog_category"' in sql:
                clock.shift(120)  # between the ad and the list below it
            return execute(sql, params, many, context)

        with connection.execute_wrapper(late):
            surroundings.renew()
        assert b"www10.a8.net" not in client.get("/").content


def test_a_page_for_one_visitor_reports_no_ads(client, furnished):
    surroundings.renew()
    missing = client.get("/none/")
    assert (b"www10.a8.net" in missing.content, b"data-count" in missing.content) == (True, False)
    assert "www10.a8.net" in missing.headers["Content-Security-Policy"]


def test_a_block_that_is_held_back_is_stored_without_its_ads(client, furnished):
    for block in SidebarBlock.objects.filter(kind="text"):
        block.rendering.is_held = True
        block.rendering.save()
    commit()
    surroundings.renew()
    assert b"www10.a8.net" not in client.get("/").content
    assert "www10.a8.net" in inside.get("https://blog.example.jp/").text  # the audit sees what it judges


def test_while_templates_are_being_written_nothing_stored_is_shown(client, furnished, settings):
    surroundings.renew()
    settings.DEBUG = True
    assert not is_kept(client)


def test_what_goes_wrong_in_a_piece_is_told_and_leaves_no_page_without_it(client, settings):
    manifest = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}  # which nobody has written
    settings.STORAGES = {**settings.STORAGES, "staticfiles": manifest}
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        client.get("/")
