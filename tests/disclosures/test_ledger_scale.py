"""A ledger of thousands of rows: every page and file of the admin reads what it shows, and never the whole."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from disclosures import erasure, ledger_csv
from tests.ledger_rows import rows_read, write_days

pytestmark = pytest.mark.django_db
ROWS, TEXTS = 3000, 30  # two minutes apart: four days and some hours


@pytest.fixture(autouse=True)
def long_ledger(time_machine):
    time_machine.move_to("2026-11-23T03:00:00Z", tick=False)
    write_days(ROWS, TEXTS)


def test_the_list_reads_the_rows_of_its_page(desk, django_assert_num_queries):
    # session, person, the ends of the time, its days, the number of rows, the rows, what waits
    with rows_read() as read, django_assert_num_queries(7):
        page = desk.get(reverse("admin:disclosures_ledgerentry_changelist"))

    assert (page.context["cl"].result_count, sorted(read)) == (ROWS, list(range(ROWS - 49, ROWS + 1)))


def test_a_timeline_reads_the_rows_of_its_page_and_the_one_before(desk, django_assert_num_queries):
    timeline = reverse("admin:disclosures_ledgerentry_text", args=["article", 7])

    with rows_read() as read, django_assert_num_queries(6):  # session, person, number, rows, the one before, what waits
        page = desk.get(timeline)

    assert (len(page.context["turns"]), page.context["page"].paginator.num_pages) == (50, 2)
    assert len(read) == 51


def test_what_was_seen_at_a_moment_is_one_row_more(desk):
    timeline = reverse("admin:disclosures_ledgerentry_text", args=["article", 7])

    with rows_read() as read:
        page = desk.get(timeline, {"day": "2026-11-22", "clock": "10:00"})

    assert (page.context["seen"].entry.source_id, len(read)) == (7, 52)


def test_a_file_of_addresses_reads_the_newest_row_of_each_text(django_assert_num_queries):
    with rows_read() as read, django_assert_num_queries(1):
        lines = list(ledger_csv.addresses("a8"))

    assert (len(lines), sorted(read)) == (1 + TEXTS, list(range(ROWS - TEXTS + 1, ROWS + 1)))


def test_a_file_of_a_period_reads_its_rows_and_the_one_of_each_text_that_holds_at_its_beginning(
    django_assert_num_queries,
):
    end = timezone.now() - timedelta(days=1)
    start = end - timedelta(hours=2)

    with rows_read() as read, django_assert_num_queries(1):
        lines = list(ledger_csv.placements(start, end, network="a8"))

    assert (len(lines), len(read)) == (1 + TEXTS, 60 + TEXTS)


def test_a_file_is_made_while_it_is_sent(desk):
    period = {"first": "2026-11-01", "last": "2026-11-30"}
    answer = desk.get(reverse("admin:disclosures_ledgerentry_period"), period)

    with rows_read() as read:
        pieces = iter(answer.streaming_content)
        assert read == []
        text = b"".join(pieces).decode("utf-8-sig")

    assert (len(list(csv.reader(io.StringIO(text)))), len(read)) == (1 + TEXTS, ROWS)


def test_the_rows_of_a_file_are_fetched_in_batches():
    with rows_read() as read:
        lines = ledger_csv.placements(timezone.now() - timedelta(days=30), timezone.now())
        next(lines), next(lines)

    assert 0 < len(read) <= 2 * ledger_csv.BATCH


def test_retention_asks_the_same_few_queries(settings, django_assert_num_queries):
    settings.LEDGER_SNAPSHOT_DAYS = 1

    with django_assert_num_queries(1):  # old pages; only where there are some, what readers were shown since then
        assert erasure.purge() == 0
