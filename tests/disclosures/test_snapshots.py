"""Snapshots: kept once, read as they were, and missed when somebody takes them away."""

import hashlib
import zlib

import pytest

from disclosures import ledger, ledger_check, snapshots
from disclosures.ledger_faults import Fault
from disclosures.models import Snapshot

pytestmark = pytest.mark.django_db
HTML, STYLES = "<p>広告</p>" * 900, ".mark { color: #b3261e }"


def record(sha256):
    return ledger.record(ledger.Showing("article", 1, "/", "ja", snapshot_sha256=sha256), cause="saved", actor=None)


def found():
    return list(ledger_check.faults())


def test_a_page_is_read_as_it_was_kept():
    sha256 = snapshots.keep(HTML, STYLES)

    assert snapshots.read(sha256) == snapshots.Page(HTML, STYLES)
    assert len(bytes(Snapshot.objects.get(sha256=sha256).content)) < len(HTML) / 10


def test_the_same_page_and_the_same_styles_are_kept_once():
    snapshots.keep(HTML, STYLES)
    snapshots.keep(HTML, STYLES)
    snapshots.keep("<p>ほか</p>", STYLES)

    assert sorted(Snapshot.objects.values_list("kind", flat=True)) == ["page", "page", "styles"]


def test_other_styles_make_another_snapshot():
    assert snapshots.keep(HTML, STYLES) != snapshots.keep(HTML, STYLES + " ")


def test_a_page_that_was_purged_is_kept_again_when_it_is_shown_again():
    sha256 = snapshots.keep(HTML, STYLES)
    Snapshot.objects.filter(sha256=sha256).update(content=b"", purged_at="2026-11-23T00:00:00Z")

    snapshots.keep(HTML, STYLES)

    assert snapshots.read(sha256).html == HTML


@pytest.mark.parametrize(
    "changed",
    [
        {"content": zlib.compress(b"<p></p>")},
        {"content": b"no compression"},
        {"content": zlib.compress(hashlib.sha256().digest())},
        {"styles_sha256": "0" * 64},
    ],
)
def test_a_changed_snapshot_is_told(changed):
    sha256 = snapshots.keep(HTML, STYLES)
    record(sha256)
    assert found() == []

    Snapshot.objects.filter(sha256=sha256).update(**changed)

    assert found() == [Fault("page", 1)]


def test_changed_styles_are_told():
    record(snapshots.keep(HTML, STYLES))
    Snapshot.objects.filter(kind="styles").update(content=zlib.compress(b".mark { color: white }"))

    assert found() == [Fault("page", 1)]


def test_a_snapshot_that_somebody_took_away_is_missed():
    record(snapshots.keep(HTML, STYLES))
    Snapshot.objects.all().delete()

    assert found() == [Fault("no_page", 1)]


def test_a_bomb_is_never_inflated():
    sha256 = snapshots.keep(HTML, STYLES)
    Snapshot.objects.filter(sha256=sha256).update(content=zlib.compress(bytes(50_000_000)))

    with pytest.raises(snapshots.Spoiled):
        snapshots.read(sha256)
