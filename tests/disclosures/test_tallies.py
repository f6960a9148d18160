"""disclosures.tallies: numbers that many processes add to at once are exact."""

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from disclosures import tallies
from disclosures.models import CountedView, DailyCount
from disclosures.tallies import Tally
from tests.factories import PlacementFactory

DAY = date(2026, 3, 9)


def database_url():
    """The test database as other processes open it."""
    db = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{db['NAME']}"
    return f"postgres://{db['USER']}:{db['PASSWORD']}@{db['HOST']}:{db['PORT']}/{db['NAME']}"


@pytest.mark.django_db
def test_what_comes_later_is_added():
    one, two = PlacementFactory.create_batch(2)
    tallies.add([Tally(two.pk, 1, 0), Tally(one.pk, 2, 1)], DAY)
    tallies.add([Tally(one.pk, 3, 1)], DAY)
    tallies.add([Tally(one.pk, 1, 1)], DAY + timedelta(days=1))
    rows = DailyCount.objects.order_by("placement", "day").values_list("placement", "impressions", "clicks")
    assert list(rows) == [(one.pk, 5, 2), (one.pk, 1, 1), (two.pk, 1, 0)]


@pytest.mark.django_db
def test_a_name_is_claimed_once_until_its_time_is_over():
    now = timezone.now()
    before = now - timedelta(minutes=10)
    assert [tallies.claim("a", now=now, before=before), tallies.claim("a", now=now, before=before)] == [True, False]
    assert tallies.claim("a", now=now + timedelta(minutes=10), before=now) is True
    assert CountedView.objects.count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_ten_thousand_reports_from_eight_processes_count_exactly_ten_thousand():
    placement = PlacementFactory()
    environment = {**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-m", "tests.disclosures.eight", str(placement.source_id), placement.key]
    done = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    counted = DailyCount.objects.values_list("placement", "impressions", "clicks")
    assert (list(counted), CountedView.objects.count()) == ([(placement.pk, 10_000, 2000)], 10_000)
