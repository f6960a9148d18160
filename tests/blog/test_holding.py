"""A page whose audit fails is shown without its ads, its owner is told, and it comes back when the reason is gone."""

import pytest
from django.db import connection
from django.urls import reverse
from post_office.models import Email

from blog import auditing, frame, publishing
from blog.models import Rendering
from blog.rendering import render_and_store
from disclosures.models import LedgerEntry
from lib import generation
from tests.blog.test_auditing import A8, BROKEN, change
from tests.factories import ArticleFactory, CreativeFactory, DraftFactory


@pytest.fixture
def article(db):
    creative = CreativeFactory()
    body = f'<h2>宿</h2><p>まず<a href="{A8}">宿の一覧</a>を見ます。</p><div data-block="ad" data-creative="{creative.pk}"></div>'
    row = ArticleFactory(slug="yado", title="宿の話", body=body)
    render_and_store(row)
    return row


@pytest.fixture
def held(article, settings, owner):
    engines = settings.TEMPLATES
    change(settings, *BROKEN["R01"])
    assert auditing.audit_page(article) is True
    yield article
    settings.TEMPLATES = engines


def test_a_sound_page_is_not_held(article):
    assert auditing.audit_page(article) is False
    assert article.rendering.findings == []


def test_readers_get_the_text_of_a_held_page_without_ads(held, client):
    html = client.get("/yado/").content.decode()
    assert "まず宿の一覧を見ます。" in html.replace("\u2060", "")
    assert ("a8.net" in html, 'class="ad"' in html, "広告を含む" in html) == (False, False, False)
    assert "この記事の広告は、表示を確かめているあいだ外しています。" in html


def test_an_audit_makes_pages_anew_where_it_changes_them_alone(article, settings, owner):
    engines, changed = settings.TEMPLATES, []
    for wrong in (None, None, BROKEN["R01"], BROKEN["R01"]):
        if wrong:
            change(settings, *wrong)
        connection.run_on_commit = []  # as after a commit: the test's own transaction never ends
        before = generation.number()
        auditing.audit_page(article)
        changed.append(generation.number() != before)
    settings.TEMPLATES = engines
    assert changed == [False, False, True, False]


@pytest.mark.parametrize("address", ["/", "/feed/", "/feed/atom/", "/feed.json"])
def test_a_held_page_has_no_ads_elsewhere_either(held, client, address):
    assert b"a8.net" not in client.get(address).content


def test_the_policy_of_a_held_page_lets_no_network_in(held, client):
    assert "a8.net" not in client.get("/yado/").headers["Content-Security-Policy"]


def test_the_owner_is_told_once(held):
    auditing.audit_page(held)
    (mail,) = Email.objects.all()
    assert mail.subject == "広告を外して表示しています：宿の話"
    assert "R01 バッジが 0 個あります。" in mail.message
    assert reverse("admin:blog_article_change", args=[held.pk]) in mail.message


def test_the_desk_and_the_home_say_so(held, desk):
    page = desk.get(reverse("admin:blog_article_change", args=[held.pk])).content.decode()
    assert "R01 バッジが 0 個あります。" in page
    assert "この記事は、広告を外して読者に表示しています。" in page
    assert "広告を外して表示している記事" in desk.get(reverse("admin:index")).content.decode()
    found = desk.get(reverse("admin:blog_article_changelist") + "?marks=held").context["cl"].result_list
    assert [row.pk for row in found] == [held.pk]


def test_the_ads_come_back_when_the_reason_is_gone(held, settings, client):
    name = BROKEN["R01"][0]
    change(settings, name)
    assert auditing.audit_page(held) is False
    assert b"a8.net" in client.get("/yado/").content


def test_a_held_page_stays_held_while_its_rendering_waits_to_be_renewed(held, client):
    Rendering.objects.filter(article=held).update(fingerprint="of older rules")
    assert b"a8.net" not in client.get("/yado/").content


def test_pages_are_audited_again_after_their_text_or_the_templates_changed(article):
    assert auditing.audit_stale(limit=5) == 1
    assert auditing.audit_stale(limit=5) == 0
    render_and_store(article)
    assert auditing.audit_stale(limit=5) == 1
    article.rendering.audited_as = "of older templates"
    article.rendering.save()
    assert auditing.audit_stale(limit=5) == 1
    article.rendering.refresh_from_db()
    assert article.rendering.audited_as == frame.fingerprint()


def test_publishing_audits_the_page(article, settings, owner):
    draft = DraftFactory(body=article.body, slug="draft")
    change(settings, *BROKEN["R16"])
    publishing.publish(draft, by=owner)
    draft.rendering.refresh_from_db()
    assert (draft.rendering.is_held, [one["rule"] for one in draft.rendering.findings]) == (True, ["R16"])


def test_no_visitor_can_ask_for_the_page_as_the_audit_sees_it(held, client):
    html = client.get("/yado/", headers={"shirushi.inside": "1", "shirushi-inside": "1"}).content
    assert b"a8.net" not in html


def test_the_ledger_tells_when_the_ads_were_taken_out_and_put_back(article, settings, owner):
    publishing.keep(article, by=owner)
    change(settings, *BROKEN["R01"])
    render_and_store(article)
    auditing.audit_stale(limit=5)
    change(settings, BROKEN["R01"][0])
    render_and_store(article)
    auditing.audit_stale(limit=5)
    rows = LedgerEntry.objects.order_by("pk")
    assert [(row.cause, row.audit["passed"], len(row.ads)) for row in rows] == [
        ("saved", True, 2),
        ("held", False, 0),
        ("released", True, 2),
    ]
