"""Writers at the same time, in processes and in threads: the chain stays one chain, and no row is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from disclosures import ledger, ledger_check
from disclosures.models import LedgerEntry
from tests.processes import python

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, ROWS = 3, 10
WRITE = """
from disclosures import ledger, ledger_check
for number in range({rows}):
    ledger.record(ledger.Showing("article", {writer}, "/", "ja"), cause="saved", actor="{writer}")
print("done", flush=True)
"""


def written():
    counted = [LedgerEntry.objects.filter(source_id=writer).count() for writer in range(WRITERS)]
    return counted, sorted(LedgerEntry.objects.values_list("pk", flat=True)), list(ledger_check.faults())


WHOLE = ([ROWS] * WRITERS, list(range(1, WRITERS * ROWS + 1)), [])


def test_processes_that_write_at_the_same_time_make_one_chain():
    processes = [python(WRITE.format(rows=ROWS, writer=writer)) for writer in range(WRITERS)]

    assert [process.communicate()[0] for process in processes] == ["done\n"] * WRITERS
    assert written() == WHOLE


def write(writer):
    for _number in range(ROWS):
        ledger.record(ledger.Showing("article", writer, "/", "ja"), cause="saved", actor=str(writer))
    connection.close()


def test_threads_that_write_at_the_same_time_make_one_chain():
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))

    assert written() == WHOLE
