"""How far the ledger has been read: noted, proved, and enough for a page of the admin to read a batch and no more."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from config import housekeeping, waiting
from disclosures import ledger, ledger_check, ledger_readings
from disclosures.ledger_check import BATCH
from disclosures.ledger_faults import Fault
from disclosures.models import LedgerReading
from tests.ledger_rows import rows_read, write_days

pytestmark = pytest.mark.django_db
VERIFY = reverse("admin:disclosures_ledgerentry_verify")


def add(count=1):
    for _number in range(count):
        ledger.record(ledger.Showing("article", 1, "/", "ja"), cause="saved", actor=None)


def read_all():
    while ledger_readings.go_on():
        pass


def tamper(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def looked():
    look = ledger_readings.look()
    return look.is_whole, look.place.count, look.faults


def test_a_ledger_that_nobody_has_read_is_read_from_its_first_row():
    assert looked() == (True, 0, [])

    add(3)

    assert (looked(), LedgerReading.objects.count()) == ((True, 3, []), 0)


def test_a_long_ledger_is_read_batch_by_batch():
    write_days(3 * BATCH)
    assert looked() == (False, BATCH, [])

    went = [ledger_readings.go_on() for _number in range(4)]

    assert (went, looked()) == ([True, True, True, False], (True, 3 * BATCH, []))
    assert ledger_readings.noted().whole_count == 3 * BATCH


def test_a_look_at_a_long_ledger_reads_the_new_rows_alone(desk, django_assert_num_queries):
    write_days(3000)
    read_all()
    add(2)

    # session, person, note, head, the last row that was read; head and rows twice; how many there are; what waits
    with rows_read() as read, django_assert_num_queries(11):
        page = desk.get(VERIFY)

    assert (page.context["look"].is_whole, page.context["look"].entries, read) == (True, 3002, [3000, 3001, 3002])


def test_reading_on_reads_one_batch_whatever_the_length(django_assert_num_queries):
    write_days(3000)
    ledger_readings.go_on()

    with rows_read() as read, django_assert_num_queries(5):  # note, the last row that was read, head, rows, note
        assert ledger_readings.go_on()

    assert read == [BATCH, *range(BATCH + 1, 2 * BATCH + 1)]


def test_the_command_reads_all_in_batches_and_shows_how_far_it_is(capsys, django_assert_num_queries):
    write_days(3000)

    with rows_read() as read, django_assert_num_queries(2 + 2 * (3000 // BATCH + 1)):
        call_command("verify_ledger", verbosity=2)

    told = capsys.readouterr()
    assert (len(read), told.out) == (3000, "The ledger is whole: 3000 entries.\n")
    assert [part.rpartition("] ")[2].strip() for part in told.err.split("\r")[1:3]] == [
        f"{BATCH}/3000",
        f"{2 * BATCH}/3000",
    ]
    assert told.err.endswith(f"[{'#' * 30}] 3000/3000\n")


def test_the_command_names_every_fault_in_english(open_ledger, capsys):
    add(3)
    tamper("UPDATE disclosures_ledgerentry SET cause = 'other' WHERE id = 2")

    with pytest.raises(CommandError, match="not whole: 1 faults"):
        call_command("verify_ledger")

    assert capsys.readouterr().out == "Row 2: it does not say what was sealed.\n"


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE disclosures_ledgerentry SET cause = 'other' WHERE id = 3", Fault("place", 3)),
        ("DELETE FROM disclosures_ledgerentry WHERE id = 3", Fault("place", 3)),
        ("UPDATE disclosures_ledgerentry SET cause = 'other' WHERE id = 4", Fault("content", 4)),
        ("DELETE FROM disclosures_ledgerentry WHERE id = 4", Fault("chain", 5)),
        ("DELETE FROM disclosures_ledgerentry WHERE id = 5", Fault("end", written=5, found=4)),
        ("DELETE FROM disclosures_ledgerentry WHERE id = 1", Fault("end", written=5, found=4)),
    ],
)
def test_a_look_finds_what_was_done_to_new_rows_and_which_old_one_is_missing(open_ledger, statement, fault):
    add(3)
    read_all()
    add(2)
    tamper(statement)

    assert ledger_readings.look().faults == [fault]


def test_what_was_done_to_an_old_row_is_found_by_reading_all_again(open_ledger, desk):
    add(3)
    read_all()
    tamper("UPDATE disclosures_ledgerentry SET cause = 'other' WHERE id = 1")
    assert ledger_readings.look().faults == []

    desk.post(VERIFY, {"again": ""})

    assert ledger_readings.look().faults == [Fault("content", 1)]


def test_all_is_read_again_after_a_week(open_ledger, time_machine):
    time_machine.move_to("2026-11-23T01:00:00Z", tick=False)
    add(3)
    read_all()
    tamper("UPDATE disclosures_ledgerentry SET cause = 'other' WHERE id = 1")
    time_machine.shift(timedelta(days=6))
    read_all()
    assert ledger_readings.noted().faults == []

    time_machine.shift(timedelta(days=2))
    housekeeping.check_the_ledger()

    assert (ledger_readings.noted().faults, ledger_readings.noted().whole_count) == ([vars(Fault("content", 1))], 3)


def test_a_reading_that_found_something_stays_before_it_until_it_is_put_right(open_ledger):
    add(3)
    tamper("UPDATE disclosures_ledgerentry SET cause = 'other' WHERE id = 2")
    read_all()
    read_all()
    assert (ledger_readings.noted().count, ledger_readings.noted().faults) == (0, [vars(Fault("content", 2))])

    tamper("UPDATE disclosures_ledgerentry SET cause = 'saved' WHERE id = 2")
    read_all()

    assert (ledger_readings.noted().count, ledger_readings.noted().faults) == (3, [])


@pytest.mark.parametrize("column", ["entry", "count", "whole_count"])
def test_a_note_that_somebody_moved_counts_for_nothing(column):
    add(3)
    read_all()
    assert ledger_readings.noted().count == 3

    LedgerReading.objects.update(**{column: 2})

    assert (ledger_readings.noted().count, looked()) == (0, (True, 3, []))


def test_the_home_of_the_admin_says_that_the_ledger_is_not_whole(open_ledger, owner):
    add(3)
    read_all()
    assert [row for row in waiting.for_user(owner) if row["count"]] == []

    tamper("DELETE FROM disclosures_ledgerentry WHERE id = 3")
    read_all()

    assert [(row["row"].key, row["url"]) for row in waiting.for_user(owner) if row["count"]] == [("ledger", VERIFY)]


def test_a_note_is_not_written_over_by_somebody_who_began_earlier():
    add(3)
    read_all()
    earlier = ledger_readings.noted()
    ledger_readings.begin_again()

    ledger_readings._note(earlier, ledger_check.step(ledger_check.Place()))

    assert ledger_readings.noted().count == 0


def test_the_buttons_read_on_and_again(desk):
    write_days(7 * BATCH)
    desk.post(VERIFY, {"on": ""})
    assert ledger_readings.noted().count == 5 * BATCH

    desk.post(VERIFY, {"on": ""})
    assert ledger_readings.noted().whole_count == 7 * BATCH

    desk.post(VERIFY, {"again": ""})
    assert (ledger_readings.noted().count, ledger_readings.noted().whole_count) == (5 * BATCH, 7 * BATCH)
