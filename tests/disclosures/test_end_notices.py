"""disclosures.end_notices: known ids and dates are found in any layout, and the hostile text is only read."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosures.end_notices import Notice, after, end, read
from tests.factories import ProgrammeFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
NUMBER = "s00000012345001"

LAYOUTS = {
    "mail": f"いつもお世話になっております。\nプログラムID：{NUMBER}\n終了日：2026年12月31日",
    "table": f"No\tID\t終了日\n1\t{NUMBER}\t2026/12/31\n2\ts00000099999001\t2026/12/31",
    "csv": f'"プログラム名","{NUMBER}","2026-12-31 23:59"',
    "full-width": "プログラムＩＤ　ｓ００００００１２３４５００１　２０２６年１２月３１日をもって終了",
    "capitals": f"ID: {NUMBER.upper()} ends 2026.12.31",
    "era": f"{NUMBER} 令和8年12月31日 掲載終了",
    "without a year": f"{NUMBER}（12/31で終了）",
    "html": f"<td>{NUMBER}</td><td>2026/12/31</td>",
    "sentence": f"対象は{NUMBER}、{NUMBER}です。12月31日 まで",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_a_programme_and_its_end_are_found_in_any_layout(text):
    programme = ProgrammeFactory(number=NUMBER)
    ProgrammeFactory(number="s00000088888001")
    assert read(text, TODAY) == Notice((programme,), (date(2026, 12, 31),))


@pytest.mark.parametrize("text", [f"{NUMBER}2", f"x{NUMBER}", NUMBER[:-1], f"{NUMBER}-2", "", "終了"])
def test_an_id_counts_only_as_a_whole(text):
    ProgrammeFactory(number=NUMBER)
    assert read(text, TODAY).programmes == ()


def test_short_ids_and_those_with_other_signs():
    ProgrammeFactory(number="12")
    odd = ProgrammeFactory(number="P 12/345")
    assert read("12 p 12/345 終了", TODAY).programmes == (odd,)


def test_the_day_near_a_word_of_ending_comes_first():
    text = "配信日 2027年3月1日。" + "あ" * 100 + "2026年12月31日に終了します。" + "い" * 100 + "2026年11月1日"
    assert read(text, TODAY).days == (date(2026, 12, 31), date(2027, 3, 1), date(2026, 11, 1))


@pytest.mark.parametrize("text", ["2026年13月1日", "2026年2月30日", "令和0年0月0日", "99/99", "12026/12/31"])
def test_what_is_no_date_is_none(text):
    assert read(text, TODAY).days == ()


def test_a_day_without_a_year_is_the_next_one():
    assert read("1/31終了", TODAY).days == (date(2027, 1, 31),)
    assert read("2/29終了", date(2028, 3, 1)).days == ()


def test_ending_counts_what_changed():
    one, two = ProgrammeFactory(), ProgrammeFactory(ends_at=after(TODAY))
    assert end([one, two], after(TODAY)) == 1
    one.refresh_from_db()
    assert one.ends_at == datetime(2026, 11, 25, 15, tzinfo=UTC)


@pytest.mark.parametrize("piece", ["s0", "2026年", "１２/", "ﷺ", "(a", "終了 1/1 ", "s00000012345001 ", "\x00", "令和"])
def test_a_megabyte_of_anything_is_read_in_a_moment(piece):
    ProgrammeFactory.create_batch(3)
    ProgrammeFactory(number="(a(a(a(a")
    began = time.process_time()
    read(piece * (1_000_000 // len(piece)), TODAY)
    assert time.process_time() - began < 5


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text):
    assert read(text, TODAY).programmes == ()
