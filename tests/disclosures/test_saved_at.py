"""disclosures.models.saved_at: every change of a rule is noticed, whatever the clock of the machine that saves it says."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.rendering import render_and_store
from disclosures import notices
from disclosures.models import LinkDecision
from tests.factories import ArticleFactory, LinkDecisionFactory

pytestmark = pytest.mark.django_db


def test_a_decision_that_is_changed_while_the_clock_is_behind_marks_pages_at_once(client):
    now = timezone.now()
    other = LinkDecisionFactory(address="https://bit.ly/yado", verdict="not_ad")
    with time_machine.travel(now + timedelta(hours=1)):
        LinkDecisionFactory(address="https://bit.ly/other")
    render_and_store(ArticleFactory(slug="guide", body='<p><a href="https://bit.ly/yado">宿</a></p>'))
    before = b'data-disclosure="badge"' in client.get("/guide/").content
    other.verdict = "ad"
    other.save()
    assert (before, b'data-disclosure="badge"' in client.get("/guide/").content) == (False, True)


@pytest.mark.parametrize("model", notices.OWN_ROWS.values())
def test_every_table_of_rules_is_saved_so(model):
    assert type(model._meta.get_field("updated_at")).__name__ == "SavedAt"


def test_each_row_is_later_than_the_one_before():
    with time_machine.travel(timezone.now(), tick=False):
        rows = [LinkDecisionFactory(address=f"https://bit.ly/{number}") for number in range(3)]
        rows[0].save()
    found = LinkDecision.objects.order_by("updated_at").values_list("pk", flat=True)
    assert list(found) == [rows[1].pk, rows[2].pk, rows[0].pk]
