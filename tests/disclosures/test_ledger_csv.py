"""The ledger as tables: which pages hold ads today, and which ad stood where from when to when."""

import csv
import io
from datetime import datetime

import pytest
from django.urls import reverse
from django.utils.translation import override

from disclosures import ledger, ledger_csv, ledger_subjects
from disclosures.inventory import Ad, Inventory
from disclosures.models import LedgerEntry
from tests.factories import ProgrammeFactory

pytestmark = pytest.mark.django_db
NOTICE = "広告を利用しています。リンク先で契約されると報酬を受け取ります。"


def at(text):
    return datetime.fromisoformat(f"2026-11-{text}:00+09:00")


def ads(*networks, **values):
    return Inventory(
        ads=tuple(Ad(f"https://{name}.example/", name, "affiliate", "広告", **values) for name in networks)
    )


@pytest.fixture
def record(time_machine):
    def add(moment, number, inventory, cause="saved", **values):
        time_machine.move_to(at(moment), tick=False)
        address = f"https://blog.example.jp/{number}/"
        showing = ledger.Showing(values.pop("source", "article"), number, address, "ja", inventory, **values)
        return ledger.record(showing, cause=cause, actor=None)

    return add


def placements(start, end, **chosen):
    return list(ledger_csv.placements(at(start), at(end), **chosen))[1:]


def line(number, since, until, network="A8.net", programme="", placement="", kind="article"):
    times = [f"2026-11-{since}", f"2026-11-{until}"]
    place = kinds(kind)
    return [f"https://blog.example.jp/{number}/", *times, network, programme, "広告", NOTICE, placement, place]


def kinds(key):
    return ledger_subjects.described(LedgerEntry(subject=key, source="block"))


def test_an_ad_is_told_from_when_it_came_to_when_it_went(record):
    record("10 10:00", 1, ads("a8"))
    record("12 09:30", 1, ads("a8", "moshimo"))  # the ad of A8 stays
    record("14 10:00", 1, ads("moshimo"))
    record("20 10:00", 2, ads())

    assert placements("01 00:00", "19 00:00", network="a8") == [line(1, "10 10:00", "14 10:00")]


def test_the_period_cuts_what_stood_before_and_after_it(record):
    record("10 10:00", 1, ads("a8"))
    record("20 10:00", 2, ads())

    assert placements("12 00:00", "13 00:00") == [line(1, "12 00:00", "13 00:00")]
    assert placements("01 00:00", "10 10:00") == []


def test_an_ad_that_comes_back_is_told_twice(record):
    record("10 10:00", 1, ads("a8"))
    record("11 10:00", 1, ads("a8"), "withdrawn", is_public=False)
    record("12 10:00", 1, ads("a8"))
    record("13 10:00", 1, ads(), "withdrawn", is_public=False)

    assert placements("01 00:00", "30 00:00") == [line(1, "10 10:00", "11 10:00"), line(1, "12 10:00", "13 10:00")]


def test_a_programme_is_told_by_the_name_it_had(record):
    programme = ProgrammeFactory(name="やまねこ")
    record("10 10:00", 1, ads("a8", programme_id=programme.pk, placement="creative-3"))
    record("11 10:00", 2, ads("a8"))
    record("12 10:00", 1, ads(), "deleted", is_public=False)

    found = placements("01 00:00", "30 00:00", programme=programme.pk)
    assert found == [line(1, "10 10:00", "12 10:00", programme="やまねこ", placement="creative-3")]


@pytest.mark.parametrize("kind", ["category", "author", "sidebar", "footer", "notice"])
def test_an_ad_outside_articles_is_told_with_its_kind_of_place(record, kind):
    record("10 10:00", 1, ads("a8"), source="block", subject=kind)
    record("12 10:00", 1, ads(), source="block", subject=kind)

    assert placements("01 00:00", "19 00:00") == [line(1, "10 10:00", "12 10:00", kind=kind)]


def test_a_scheduled_page_counts_from_its_time(record):
    record("10 10:00", 1, ads("a8"), visible_from=at("11 00:00"), visible_until=at("12 00:00"))
    record("20 10:00", 2, ads())

    assert placements("01 00:00", "19 00:00") == [line(1, "11 00:00", "12 00:00")]


def test_the_pages_with_ads_of_a_network_today(record):
    record("10 10:00", 1, ads("a8"))
    record("10 10:00", 2, ads("moshimo"))
    record("10 10:00", 3, ads("a8"))
    record("11 10:00", 3, ads("a8"), "withdrawn", is_public=False)
    record("12 10:00", 4, ads("a8"), visible_from=at("30 10:00"))

    assert list(ledger_csv.addresses("a8"))[1:] == [["https://blog.example.jp/1/"]]
    assert list(ledger_csv.addresses())[1:] == [["https://blog.example.jp/1/"], ["https://blog.example.jp/2/"]]


def test_blocks_on_the_same_page_give_its_address_once(record):
    record("10 10:00", 1, ads("a8"), source="block", subject="sidebar")
    record("10 11:00", 1, ads("a8"), source="category", subject="category")

    assert list(ledger_csv.addresses("a8"))[1:] == [["https://blog.example.jp/1/"]]


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_begins_a_formula(beginning):
    answer = ledger_csv.answer("ads", [[f"{beginning}HYPERLINK(1)", "ふつう, 「引用」"]])

    content = b"".join(answer.streaming_content)
    text = content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [[f"'{beginning}HYPERLINK(1)", "ふつう, 「引用」"]]
    assert content.startswith(b"\xef\xbb\xbf")


def test_the_files_are_saved_under_a_name_with_their_day(desk, record):
    record("10 10:00", 1, ads("a8"))

    answer = desk.get(reverse("admin:disclosures_ledgerentry_addresses"), {"network": "a8"})

    assert answer["Content-Disposition"] == 'attachment; filename="addresses-2026-11-10.csv"'
    assert b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()[1:] == ["https://blog.example.jp/1/"]


def test_the_file_for_an_advertiser_holds_the_days_that_were_asked_for(desk, record):
    record("10 10:00", 1, ads("a8"))
    record("12 10:00", 1, ads())

    period = {"network": "a8", "programme": "", "first": "2026-11-11", "last": "2026-11-11"}
    with override("ja"):
        answer = desk.get(reverse("admin:disclosures_ledgerentry_period"), period)

    lines = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert lines[1:] == [line(1, "11 00:00", "12 00:00")]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"first": "2026-11-12", "last": "2026-11-11"},
        {"first": "9999-12-31", "last": "9999-12-31"},
        {"first": "2026-11-11", "last": "2026-11-11", "network": "none"},
        {"first": "2026-11-11", "last": "2026-11-11", "programme": "999999999999999999999"},
    ],
)
def test_a_period_that_makes_no_sense_is_answered_beside_its_field(desk, asked):
    page = desk.get(reverse("admin:disclosures_ledgerentry_period"), asked)

    assert (page.status_code, bool(page.context["period"].errors)) == (200, True)
