"""Reading the ledger: what was shown at a moment, and what one row says otherwise than the row before."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from disclosures import ledger, ledger_reading
from disclosures.inventory import Ad, Inventory
from disclosures.models import LedgerEntry

pytestmark = pytest.mark.django_db
A8 = Inventory(ads=(Ad("https://px.a8.net/svt/ejp?a8mat=1", "a8", "affiliate", "広告"),))


def at(text):
    return datetime.fromisoformat(f"2026-11-{text}:00+00:00")


def record(time_machine, moment, cause="saved", *, since=None, **values):
    time_machine.move_to(at(moment), tick=False)
    showing = ledger.Showing("article", 1, "https://blog.example.jp/a/", "ja", **values)
    return ledger.record(showing, cause=cause, actor="mio", since=since)


def seen(moment):
    """The row and the snapshot that were seen, each by name."""
    found = ledger_reading.seen("article", 1, at(moment))
    return found and (found.entry.pk, found.stretch and found.stretch.snapshot_sha256)


def test_the_newest_row_before_a_moment_tells_what_was_seen(time_machine):
    record(time_machine, "20 10:00", snapshot_sha256="a")
    record(time_machine, "21 10:00", snapshot_sha256="b")
    record(time_machine, "22 10:00", "withdrawn", is_public=False)

    assert [seen(moment) for moment in ("20 09:59", "20 10:00", "21 09:59", "21 10:00", "22 10:00")] == [
        None,
        (1, "a"),
        (1, "a"),
        (2, "b"),
        (3, None),
    ]


def test_a_row_counts_from_when_readers_saw_it_not_from_when_it_was_written(time_machine):
    record(time_machine, "20 10:00", snapshot_sha256="a")
    record(time_machine, "21 10:05", "campaign", snapshot_sha256="b", since=at("21 10:00"))

    assert [seen("21 09:59"), seen("21 10:00")] == [(1, "a"), (2, "b")]


def test_a_scheduled_page_is_seen_from_its_time_to_its_end(time_machine):
    record(time_machine, "20 10:00", snapshot_sha256="a", visible_from=at("21 00:00"), visible_until=at("22 00:00"))

    moments = ("20 12:00", "21 00:00", "21 23:59", "22 00:00")
    assert [seen(moment) for moment in moments] == [(1, None), (1, "a"), (1, "a"), (1, None)]


def test_a_page_that_changes_by_itself_is_seen_as_it_became(time_machine):
    variant = {"at": at("21 00:00").isoformat(), "html_sha256": "", "snapshot_sha256": "b", "ads": []}
    record(time_machine, "20 10:00", snapshot_sha256="a", variants=(variant,), visible_until=at("22 00:00"))

    moments = ("20 23:59", "21 00:00", "22 00:00")
    assert [seen(moment) for moment in moments] == [(1, "a"), (1, "b"), (1, None)]


def test_rows_of_the_first_version_are_read_as_well():
    values = {"source": "article", "source_id": 1, "address": "/", "language": "ja", "rules": "", "html_sha256": ""}
    first = {
        "pk": 1,
        "at": at("20 10:00"),
        "cause": "published",
        "previous": "0",
        "seal": "1",
        "inventory": A8.to_json(),
    }
    second = {"pk": 2, "at": at("21 10:00"), "cause": "withdrawn", "previous": "1", "seal": "2"}
    LedgerEntry.objects.bulk_create([LedgerEntry(**first, **values), LedgerEntry(**second, **values)])

    assert [seen("20 12:00"), seen("21 12:00")] == [(1, ""), (2, None)]
    assert [ad["network"] for ad in ledger_reading.seen("article", 1, at("20 12:00")).stretch.ads] == ["a8"]


DECISION = {"target": "bit.ly/x", "verdict": "ad", "reason": "契約", "by": "mio"}


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        ({}, {}, ["Readers see what they saw before."]),
        ({}, {"html": "<p>新</p>", "revision": 4}, ["The text has changed (version – → 4)."]),
        ({}, {"html": "<p>新</p>"}, ["The text has changed."]),
        (
            {"inventory": A8},
            {"is_public": False, "inventory": A8, "statements": ("文",)},
            ["Readers no longer find it."],
        ),
        ({"statements": ("文",)}, {}, ["Statement, gone: “文”"]),
        ({"is_public": False}, {}, ["Readers can open it."]),
        (
            {},
            {"inventory": A8},
            [
                "Badge, new: “広告を含む記事です”",
                "Notice, new: “広告を利用しています。リンク先で契約されると報酬を受け取ります。”",
                "Label, new: “広告”",
                "On cards, new: “広告を含む”",
                "In feeds, new: “この広告は、記事のページでご覧いただけます。”",
                "Ad added: A8.net, 広告, b8a211cc",
            ],
        ),
        ({"inventory": A8}, {"inventory": Inventory(ads=A8.ads * 2)}, ["Ad added: A8.net, 広告, b8a211cc"]),
        ({"inventory": Inventory(ads=A8.ads * 3)}, {"inventory": A8}, ["Ad gone: A8.net, 広告, b8a211cc × 2"]),
        ({}, {"decisions": (DECISION,)}, ["Decision: bit.ly/x, An ad, 契約, mio"]),
        ({"decisions": (DECISION,)}, {}, ["Decision no longer in force: bit.ly/x, An ad, 契約, mio"]),
        ({"statements": ("前",)}, {"statements": ("後", "尾")}, ["Statement: “前” → “後 / 尾”"]),
        (
            {"snapshot_sha256": "a"},
            {"snapshot_sha256": "b"},
            ["The page looks different: its surroundings or its style have changed."],
        ),
    ],
)
def test_the_difference_between_two_rows_is_told_in_sentences(time_machine, before, after, sentences):
    rows = record(time_machine, "20 10:00", **before), record(time_machine, "21 10:00", **after)

    with override("en"):
        assert ledger_reading.differences(*rows) == sentences


def test_the_first_row_says_that_it_is_the_first(time_machine):
    with override("en"):
        assert ledger_reading.differences(None, record(time_machine, "20 10:00")) == ["The record begins."]


def test_a_new_address_is_told(time_machine):
    before = record(time_machine, "20 10:00")
    after = ledger.note(before, cause="moved", actor=None, address="https://blog.example.jp/b/")

    with override("en"):
        assert ledger_reading.differences(before, after) == [
            "Address: https://blog.example.jp/a/ → https://blog.example.jp/b/"
        ]


def test_the_clock_is_that_of_the_site_and_universal():
    from disclosures.times import both

    assert str(both(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))) == (
        '<time datetime="2026-11-23T01:00:00+00:00">2026-11-23 10:00:00 JST (2026-11-23 01:00:00 UTC)</time>'
    )
