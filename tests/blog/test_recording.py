"""blog.recording: every door that changes what readers are shown leaves its row, with why and since when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blog import bulk, moves, publishing, revisions
from blog.models import Article, Rendering, SidebarBlock
from blog.renewing import rerender_stale
from config.samples import removal
from disclosures import ledger, ledger_reading, snapshots
from disclosures.models import Creative, LedgerEntry, LinkDecision, NoticeWording
from tests.factories import AuthorFactory, CreativeFactory, DraftFactory, LinkDecisionFactory, SidebarBlockFactory

pytestmark = pytest.mark.django_db
AD_LINK = '<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>'
SHORTENED = '<p><a href="https://bit.ly/3xample">店へ</a></p>'


def causes():
    return list(LedgerEntry.objects.order_by("pk").values_list("cause", flat=True))


def newest():
    return LedgerEntry.objects.order_by("-pk").first()


@pytest.fixture
def published(owner, time_machine):
    """Publish an article of this text a minute ago."""
    time_machine.move_to("2026-11-23T01:00:00Z", tick=False)

    def publish(body=AD_LINK, **values):
        article = DraftFactory(body=body, **values)
        publishing.publish(article, by=owner)
        time_machine.shift(60)
        return article

    return publish


def test_a_published_article_is_told_of_with_its_version_and_its_page(published):
    article = published()

    row = newest()
    page = snapshots.read(row.snapshot_sha256)
    assert (row.address, row.revision, row.is_public, row.visible_from) == (
        f"https://blog.example.jp/{article.slug}/",
        article.version,
        True,
        article.publish_at,
    )
    assert [mark in page.html for mark in ('data-disclosure="badge"', 'data-disclosure="notice"', article.title)] == [
        True,
        True,
        True,
    ]
    assert (".mark" in page.styles, "comment" in page.html) == (True, False)


def test_the_ads_told_about_an_author_are_told_with_the_article(published):
    published(body="<p>本文</p>", author=AuthorFactory(bio=AD_LINK))

    assert [ad["network"] for ad in newest().ads] == ["a8"]


def test_the_owners_statement_is_kept_word_by_word(published):
    SidebarBlockFactory(kind="text", place=SidebarBlock.Place.NOTICE, body="<p>商品は自分で買います。</p>")
    published()

    assert newest().marks["statements"] == ["商品は自分で買います。"]


def test_a_moved_article_is_told_of_under_its_new_address(published, owner):
    article = published()
    article.slug = "moved-here"
    moves.save(article)

    publishing.keep(article, by=owner)

    assert (causes(), newest().address) == (["published", "moved"], "https://blog.example.jp/moved-here/")


def test_withdrawing_and_deleting_are_told(published, owner, desk):
    article = published()
    bulk.each([article.pk], bulk.withdraw, by=owner, may_change=lambda row: True)
    desk.post(reverse("admin:blog_article_delete", args=[article.pk]), {"post": "yes"})

    assert (causes(), newest().actor, newest().is_public) == (["published", "withdrawn", "deleted"], "owner", False)


def test_deleting_many_at_once_is_told_of_each(published, desk):
    keys = [published().pk, published().pk]
    desk.post(
        reverse("admin:blog_article_changelist"),
        {"action": "delete_selected", "_selected_action": keys, "post": "yes"},
    )

    assert (Article.objects.count(), causes()[2:]) == (0, ["deleted", "deleted"])


def test_removed_samples_are_told(published, owner):
    published(is_sample=True)
    removal.remove_samples(by=owner)

    assert causes() == ["published", "deleted"]


def test_a_new_wording_of_the_notice_is_told_since_its_saving(published):
    published()
    wording = NoticeWording.objects.create(
        place="notice", language="ja", text="広告を含みます。", relationship="affiliate"
    )
    rerender_stale()

    row = newest()
    assert (row.cause, row.marks["notice"], row.since) == ("wording", "広告を含みます。", wording.updated_at)


def test_a_decision_that_changes_a_page_is_told_with_its_reason(published):
    LinkDecisionFactory(address="https://bit.ly/3xample")
    published(SHORTENED)
    LinkDecision.objects.get().delete()
    LinkDecisionFactory(address="https://bit.ly/3xample", verdict="ad", relationship="affiliate", reason="契約しました")
    rerender_stale()

    row = newest()
    assert (row.cause, [one["reason"] for one in row.decisions]) == ("decision", ["契約しました"])


def test_a_changed_creative_is_told(published):
    creative = CreativeFactory()
    published(f'<div data-block="ad" data-creative="{creative.pk}"></div>')
    creative.copy = "無料で試せます"
    creative.save()
    rerender_stale()

    assert (newest().cause, newest().since) == ("creative", Creative.objects.get().updated_at)


def test_rules_that_change_nothing_for_readers_leave_no_row(published):
    published("<p>本文</p>")
    NoticeWording.objects.create(place="notice", language="ja", text="広告を含みます。", relationship="affiliate")

    assert (rerender_stale(), causes()) == (3, ["published"])  # with the texts of author and category


def test_a_version_that_was_put_aside_leaves_no_row(published, owner):
    article = published("<p>本文</p>")
    revisions.put_aside(article, {"title": "別の題"}, by=owner, name="")
    Rendering.objects.update(fingerprint="old")

    assert (rerender_stale() > 0, causes()) == (True, ["published"])


def test_a_row_of_the_first_version_is_followed_by_one_in_full(published):
    article = published()
    before = ledger.latest("article", article.pk)
    ledger.note(before, cause="saved", actor=None, version=1, snapshot_sha256="")
    NoticeWording.objects.create(place="notice", language="ja", text="広告を含みます。", relationship="affiliate")
    rerender_stale()

    assert causes() == ["published", "saved", "noted"]


def test_an_article_that_ends_is_told_of_until_when(published):
    end = timezone.now() + timedelta(days=2)
    published(end_at=end)

    assert newest().visible_until == end


@pytest.fixture
def campaign(published, time_machine):
    """An article with an ad that ends at the 25th and one that begins at the 26th, told of and not yet changed."""
    ending = CreativeFactory(ends_at=at("25 00:00"), fallback_text="終わりました")
    beginning = CreativeFactory(starts_at=at("26 00:00"))
    places = "".join(f'<div data-block="ad" data-creative="{row.pk}"></div>' for row in (ending, beginning))
    return published(f"<p>本文</p>{places}")


def at(text):
    return datetime.fromisoformat(f"2026-11-{text}:00+09:00")


def test_the_row_at_publishing_lists_what_the_page_becomes_by_itself(campaign):
    (ended, begun) = newest().variants

    assert [(one["at"], len(one["ads"]), one["marks"]["badge"]) for one in (ended, begun)] == [
        (at("25 00:00").astimezone(UTC).isoformat(), 0, ""),
        (at("26 00:00").astimezone(UTC).isoformat(), 1, "広告を含む記事です"),
    ]
    assert ["終わりました" in snapshots.read(one["snapshot_sha256"]).html for one in (ended, begun)] == [True, True]
    assert (len(newest().ads), newest().marks["badge"]) == (1, "広告を含む記事です")


def test_a_campaign_that_ends_is_told_of_since_its_instant_and_as_it_was_foretold(campaign, time_machine):
    foretold = newest().variants[0]["snapshot_sha256"]
    time_machine.move_to(at("25 00:04"), tick=False)
    rerender_stale()

    row = newest()
    assert (row.cause, row.since, row.ads, row.snapshot_sha256) == ("campaign", at("25 00:00"), [], foretold)
    assert [one["at"] for one in row.variants] == [at("26 00:00").astimezone(UTC).isoformat()]


def test_a_moment_between_an_instant_and_its_row_is_answered_by_what_was_foretold(campaign, time_machine):
    foretold = newest().variants[0]["snapshot_sha256"]
    time_machine.move_to(at("25 00:02"), tick=False)

    found = ledger_reading.seen("article", campaign.pk, at("25 00:01"))

    assert (found.stretch.snapshot_sha256, found.stretch.since) == (foretold, at("25 00:00"))
