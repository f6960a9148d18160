"""guard.traces: what is remembered of submissions, and for how long."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from guard import traces
from guard.models import Trace

pytestmark = pytest.mark.django_db


def test_a_network_is_counted_for_one_form_within_its_time():
    with time_machine.travel(timezone.now() - timedelta(minutes=11), tick=False):
        traces.leave("comment", "here", "昔の")
    traces.leave("comment", "here", "一")
    traces.leave("comment", "there", "二")
    traces.leave("contact", "here", "三")
    assert traces.recent("comment", "here") == 1


def test_the_same_text_is_known_again_in_another_width():
    traces.leave("comment", "here", "ＡＢＣ　です")
    assert (traces.twins("abc です"), traces.twins("abcd です")) == (1, 0)


def test_a_trace_holds_neither_text_nor_address():
    traces.leave("comment", "here", "秘密の文")
    assert "秘密" not in str(Trace.objects.values().get())


def test_traces_are_forgotten_in_time(settings):
    settings.GUARD_KEEP_DAYS = 30
    with time_machine.travel(timezone.now() - timedelta(days=31), tick=False):
        traces.leave("comment", "here", "昔の")
    traces.leave("comment", "here", "今の")
    assert (traces.forget(), Trace.objects.count()) == (1, 1)
