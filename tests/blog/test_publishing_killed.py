"""A process that dies between publishing and the ledger leaves neither without the other."""

import signal

import pytest

from blog.models import Article
from disclosures import ledger_check
from disclosures.models import LedgerEntry
from tests.factories import DraftFactory
from tests.processes import python

pytestmark = pytest.mark.django_db(transaction=True)

# Publishes the one article, and stops for ever at the barrier, inside the transaction.
PUBLISH = """
import time
from django.db import connection, transaction
from blog import publishing
from blog.models import Article

def stop():
    print("at the barrier", flush=True)
    time.sleep(60)

def watch(execute, sql, params, many, context):
    if {barrier!r} and {barrier!r} in sql:
        stop()
    return execute(sql, params, many, context)

with connection.execute_wrapper(watch), transaction.atomic():
    publishing.publish(Article.objects.get(), by=None)
    if {barrier!r} == "COMMIT":
        stop()
print("published", flush=True)
"""
BARRIERS = ['INSERT INTO "disclosures_ledgerentry"', 'UPDATE "disclosures_ledgerhead"', "COMMIT"]


def state():
    return Article.objects.get().state, LedgerEntry.objects.count(), list(ledger_check.faults())


@pytest.mark.parametrize("barrier", BARRIERS)
def test_a_killed_publishing_leaves_neither_page_nor_row(barrier):
    DraftFactory()
    process = python(PUBLISH.format(barrier=barrier))
    assert process.stdout.readline() == "at the barrier\n"

    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert (process.returncode, state()) == (-signal.SIGKILL, (Article.State.DRAFT, 0, []))


def test_a_publishing_that_lives_leaves_both():
    DraftFactory()
    process = python(PUBLISH.format(barrier=""))

    assert process.communicate()[0] == "published\n"
    assert state() == (Article.State.PUBLISHED, 1, [])
