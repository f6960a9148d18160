"""Decisions about links keep their history: who decided what before is never rewritten, whatever follows."""

from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from disclosures import deciding
from disclosures.models import DecisionVersion, LinkDecision
from disclosures.models.ledger import Refused
from tests.factories import LinkDecisionFactory

pytestmark = pytest.mark.django_db
ADD = reverse("admin:disclosures_linkdecision_add")
DECISION = {"address": "https://bit.ly/abc", "scope": "link", "verdict": "not_ad", "reason": "開いて確かめました"}


def told():
    return [(one.verdict, one.reason, one.by) for one in DecisionVersion.objects.all()]


def test_a_decision_that_changes_keeps_what_it_said_before(desk):
    desk.post(ADD, DECISION)
    row = LinkDecision.objects.get()
    change = reverse("admin:disclosures_linkdecision_change", args=[row.pk])

    desk.post(change, DECISION | {"verdict": "ad", "relationship": "affiliate", "reason": "報酬がありました"})

    assert told() == [("ad", "報酬がありました", "owner"), ("not_ad", "開いて確かめました", "owner")]
    assert "開いて確かめました" in desk.get(change).content.decode()


def test_a_decision_that_is_taken_back_stays_in_the_history(desk, owner):
    desk.post(ADD, DECISION)
    desk.post(reverse("admin:disclosures_linkdecision_delete", args=[LinkDecision.objects.get().pk]), {"post": "yes"})
    desk.post(ADD, DECISION | {"reason": "もう一度確かめました"})

    assert [one[:2] for one in told()] == [
        ("not_ad", "もう一度確かめました"),
        ("withdrawn", ""),
        ("not_ad", "開いて確かめました"),
    ]
    assert deciding.history(LinkDecision.objects.get()).count() == 3


def test_many_decisions_taken_back_at_once_are_noted_one_by_one(desk):
    rows = LinkDecisionFactory.create_batch(3)
    data = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}

    desk.post(reverse("admin:disclosures_linkdecision_changelist"), data)

    assert sorted(DecisionVersion.objects.values_list("target", "verdict")) == sorted(
        (row.target, "withdrawn") for row in rows
    )


def test_nobody_rewrites_the_history(desk):
    desk.post(ADD, DECISION)
    version = DecisionVersion.objects.get()

    for forbidden in (version.save, version.delete, DecisionVersion.objects.all().delete):
        with pytest.raises(Refused):
            forbidden()
    with pytest.raises(Refused):
        DecisionVersion.objects.update(reason="べつの理由")


def test_earlier_decisions_begin_their_history_when_the_site_is_updated():
    row = LinkDecisionFactory(decided_by_name="花子")

    import_module("disclosures.migrations.0016_first_versions").begin(apps, None)

    assert list(DecisionVersion.objects.values_list("target", "reason", "by", "at")) == [
        (row.target, row.reason, "花子", row.decided_at)
    ]
