"""blog.catching_up: beginning, end and new surroundings of an article reach the ledger although nobody saves it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog import publishing
from blog.catching_up import catch_up
from blog.models import Author, Site
from blog.rendering import Rules, render_and_store
from disclosures import erasure, ledger_check, ledger_reading, ledger_styles
from disclosures.models import LedgerEntry, Snapshot
from tests.factories import AuthorFactory, DraftFactory, SiteFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def rows():
    """Of texts; what is told of style sheets stands apart."""
    told = LedgerEntry.objects.exclude(source="styles").order_by("pk")
    return list(told.values_list("cause", "is_public", "since"))[1:]


@pytest.fixture
def publish(owner, time_machine):
    time_machine.move_to("2026-11-23T01:00:00Z", tick=False)

    def publish(**values):
        article = DraftFactory(**values)
        publishing.publish(article, by=owner)
        return article

    return publish


def test_a_scheduled_article_is_told_of_once_when_its_time_has_come(publish, time_machine):
    start = timezone.now() + DAY
    publish(publish_at=start)
    assert (catch_up(), rows()) == (0, [])

    time_machine.shift(2 * DAY)

    assert (catch_up(), catch_up(), rows()) == (1, 0, [("began", True, start)])


def test_an_article_is_told_of_once_when_its_end_has_come(publish, time_machine):
    end = timezone.now() + DAY
    publish(end_at=end)
    assert (catch_up(), rows()) == (0, [])

    time_machine.shift(2 * DAY)

    assert (catch_up(), catch_up(), rows()) == (1, 0, [("ended", False, end)])


def test_a_new_name_of_the_author_is_told_of_on_their_pages(publish):
    publish(author=AuthorFactory(name="前の名前"))
    Author.objects.update(name="新しい名前")

    assert (catch_up(), catch_up()) == (1, 0)
    assert [cause for cause, _is_public, _since in rows()] == ["rerender"]


def test_surroundings_that_a_page_does_not_show_are_looked_at_once_and_leave_no_row(publish):
    SiteFactory()
    publish()
    Site.objects.update(name="ほかの名前")

    assert (catch_up(), catch_up(), rows()) == (1, 0, [])


def styles_told():
    return [ledger_styles.named_by(row) for row in LedgerEntry.objects.filter(source="styles").order_by("pk")]


def test_new_style_sheets_leave_one_row_whatever_the_number_of_pages(publish, settings, time_machine):
    SiteFactory()
    pages = [publish() for _number in range(3)]
    catch_up()
    before, seen_at = styles_told(), timezone.now()
    time_machine.shift(DAY)
    Site.objects.update(accent="#1b4d3e")
    assert (catch_up(), catch_up(), rows()[2:], len(styles_told())) == (3, 0, [], 2)
    old, new = (ledger_reading.seen("article", pages[0].pk, at) for at in (seen_at, timezone.now()))
    assert (old.entry, old.stretch) == (new.entry, new.stretch)
    assert [ledger_styles.named_by(one.styles) for one in (old, new)] == styles_told() == [*before, styles_told()[1]]
    assert before != styles_told()[1:]


def test_a_page_that_changes_with_the_style_sheets_is_told_of_in_the_new_ones(publish):
    SiteFactory()
    page = publish(author=AuthorFactory(name="前の名前"))
    Site.objects.update(accent="#1b4d3e")
    Author.objects.update(name="新しい名前")
    catch_up()
    newest = LedgerEntry.objects.filter(source="article").order_by("-pk").first()
    assert (newest.cause, newest.source_id) == ("rerender", page.pk)
    assert Snapshot.objects.get(pk=newest.snapshot_sha256).styles_sha256 == styles_told()[-1]


def test_style_sheets_that_rows_name_outlive_the_removal_of_old_images(publish, settings, time_machine):
    settings.LEDGER_SNAPSHOT_DAYS = 1
    publish()
    catch_up()
    time_machine.shift(9 * DAY)
    Site.objects.create(name="名前", accent="#1b4d3e")
    catch_up()
    time_machine.shift(9 * DAY)
    erasure.purge()
    assert {row.sha256 for row in Snapshot.objects.filter(kind="styles")} >= set(styles_told())
    assert list(ledger_check.faults()) == []


def test_a_page_with_a_stale_rendering_is_told_of_as_readers_see_it(publish):
    article = publish()
    article.title = "新しい題"
    article.save()
    Site.objects.create(name="サーバー手帖")
    assert catch_up() == 1

    assert [cause for cause, _is_public, _since in rows()] == ["rerender"]
    assert render_and_store(article, Rules()).pk == article.rendering.pk


def test_catching_up_stops_at_its_limit(publish):
    publish()
    publish()
    Author.objects.update(name="新しい名前")

    assert (catch_up(limit=1), catch_up(limit=5)) == (1, 1)


def test_a_draft_is_never_told_of(owner):
    publishing.keep(DraftFactory(), by=owner)

    assert (catch_up(), LedgerEntry.objects.count()) == (0, 0)
