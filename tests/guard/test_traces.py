"""guard.traces: what is remembered of submissions, and for how long."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from guard import traces
from guard.models import Trace
from guard.traces import Gist
from tests.guard.asking import known

pytestmark = pytest.mark.django_db


def test_a_network_is_counted_for_one_form_within_its_time():
    with time_machine.travel(timezone.now() - timedelta(minutes=11), tick=False):
        traces.leave("comment", "here", Gist.of("昔の"))
    traces.leave("comment", "here", Gist.of("一"))
    traces.leave("comment", "there", Gist.of("二"))
    traces.leave("contact", "here", Gist.of("三"))
    assert known("別の文").recent == 1


@pytest.mark.parametrize(
    "again",
    [
        "今だけ、誰でも簡単に稼げる方法を教えます。 https://a.example/?id=1",
        "今だけ、誰でも簡単に稼げる方法を教えます！！　http://b.example/9",
        "今だけ誰でもカンタンに稼げる方法を教えます☆",
        "今 だ け、誰でも簡単に稼げる方法を教えます。123",
    ],
)
def test_a_text_is_known_again_with_other_links_signs_and_widths(again):
    traces.leave("comment", "here", Gist.of("今だけ、誰でも簡単に稼げる方法を教えます。 https://a.example/?id=1"))
    is_same = "カンタン" not in again  # another word is another text
    assert known(again).twins == is_same


def test_thanks_in_the_same_words_are_small_talk():
    said = ["ありがとうございます！", "pills www.pills.example", "今だけ、誰でも簡単に稼げる方法を教えます。"]
    assert [Gist.of(text).is_small_talk for text in said] == [True, False, False]


def test_a_text_is_remembered_for_a_week():
    text = "今だけ、誰でも簡単に稼げる方法を教えます。"
    for days in (8, 6):
        with time_machine.travel(timezone.now() - timedelta(days=days), tick=False):
            traces.leave("comment", "here", Gist.of(text))
    assert known(text).twins == 1


def test_a_trace_holds_neither_text_nor_address():
    traces.leave("comment", "here", Gist.of("秘密の文"))
    assert "秘密" not in str(Trace.objects.values().get())


def test_traces_are_forgotten_in_time(settings):
    settings.GUARD_KEEP_DAYS = 30
    with time_machine.travel(timezone.now() - timedelta(days=31), tick=False):
        traces.leave("comment", "here", Gist.of("昔の"))
    traces.leave("comment", "here", Gist.of("今の"))
    assert (traces.forget(), Trace.objects.count()) == (1, 1)
