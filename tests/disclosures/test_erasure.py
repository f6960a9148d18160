"""Taking snapshots away by age: what readers are still shown stays, and the ledger tells what went."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from disclosures import erasure, ledger, ledger_check, snapshot_check, snapshots
from disclosures.ledger_faults import Fault
from disclosures.models import LedgerEntry, Snapshot

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def record(html, number=1, **values):
    sha256 = snapshots.keep(html, html)
    ledger.record(
        ledger.Showing("article", number, "/", "ja", snapshot_sha256=sha256, **values), cause="saved", actor=None
    )


def kept():
    """The pages that can still be read, in their order."""
    rows = Snapshot.objects.filter(kind="page", purged_at=None).order_by("created_at")
    return [snapshots.read(row.sha256).html for row in rows]


@pytest.fixture
def three_pages(time_machine, settings):
    settings.LEDGER_SNAPSHOT_DAYS = 30
    time_machine.move_to("2026-01-01T00:00:00Z", tick=False)
    for html, number in (("old", 1), ("until now", 1), ("another", 2)):
        record(html, number)
        time_machine.shift(10 * DAY)
    return time_machine


def test_nothing_goes_unless_the_owner_says_for_how_long(three_pages, settings):
    settings.LEDGER_SNAPSHOT_DAYS = 0
    three_pages.shift(10_000 * DAY)

    assert (erasure.purge(), kept()) == (0, ["old", "until now", "another"])


def test_pages_that_readers_are_still_shown_stay(three_pages):
    three_pages.shift(100 * DAY)

    assert (erasure.purge(), erasure.purge(), kept()) == (1, 0, ["until now", "another"])


def test_the_days_count_from_when_readers_were_shown_something_else(three_pages):
    three_pages.shift(9 * DAY)  # 39 days after the first page, 29 after the second took its place

    assert erasure.purge() == 0


def test_a_page_that_somebody_else_is_still_shown_stays(three_pages):
    record("old", 3)
    three_pages.shift(100 * DAY)

    assert (erasure.purge(), kept()) == (0, ["old", "until now", "another"])


def test_the_page_that_a_text_becomes_by_itself_stays_as_well(three_pages):
    later = {"at": "2026-09-01T00:00:00+00:00", "snapshot_sha256": snapshots.keep("later", "later"), "ads": []}
    record("now", 4, variants=(later,))
    three_pages.shift(100 * DAY)

    assert (erasure.purge(), kept()) == (1, ["until now", "another", "later", "now"])


def test_the_ledger_tells_what_went_and_is_whole(three_pages, capsys):
    three_pages.shift(100 * DAY)
    call_command("purge_snapshots")

    told = LedgerEntry.objects.first()
    assert (told.cause, told.detail["days"], len(told.detail["snapshots"])) == ("purged", 30, 1)
    assert (capsys.readouterr().out, [*ledger_check.faults()]) == ("1 removed\n", [])


def test_a_removal_is_told_by_the_row_that_the_page_names(three_pages, django_assert_num_queries):
    three_pages.shift(100 * DAY)
    erasure.purge()
    entries = list(LedgerEntry.objects.filter(source="article"))

    with django_assert_num_queries(4):  # pages, the styles of two, the row that tells
        assert list(snapshot_check.faults(entries)) == []


@pytest.mark.parametrize("told_by", [None, 1])
def test_a_page_that_names_no_such_row_is_looked_for_among_all_removals(three_pages, told_by):
    three_pages.shift(100 * DAY)
    erasure.purge()
    Snapshot.objects.filter(purged_at__isnull=False).update(told_by=told_by)

    assert list(ledger_check.faults()) == []


@pytest.mark.parametrize("told_by", [None, 1, 99])
def test_a_removal_that_no_row_tells_of_is_missed(three_pages, told_by):
    Snapshot.objects.filter(kind="page").update(content=b"", purged_at="2026-11-23T00:00:00Z", told_by=told_by)

    assert list(ledger_check.faults()) == [Fault("no_page", pk) for pk in (1, 2, 3)]
