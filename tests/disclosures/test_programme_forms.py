"""Programmes and campaigns through their forms: a day is enough, a last day counts as a whole, ids are told apart."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from disclosures.forms import CreativeForm, ProgrammeForm
from disclosures.models import Programme
from tests.factories import CreativeFactory, PlacementFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


def form(**values):
    return ProgrammeForm({"name": "やまねこホスト", "relationship": "affiliate", **values})


def utc(*values):
    return datetime(*values, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ({"starts_at_0": "2026-12-01"}, (utc(2026, 11, 30, 15), None)),
        ({"ends_at_0": "2026-12-31"}, (None, utc(2026, 12, 31, 15))),
        ({"ends_at_0": "2026-12-31", "ends_at_1": "12:00"}, (None, utc(2026, 12, 31, 3))),
        ({}, (None, None)),
    ],
)
def test_a_day_without_a_time_begins_at_its_beginning_and_ends_at_its_end(typed, stored):
    row = form(**typed).save()
    assert (row.starts_at, row.ends_at) == stored


def test_the_end_of_a_day_is_shown_as_that_day():
    row = ProgrammeFactory(ends_at=utc(2026, 12, 31, 15), starts_at=utc(2026, 11, 30, 15))
    assert 'value="2026-12-31"' in str(ProgrammeForm(instance=row)["ends_at"])
    assert 'value="2026-12-01"' in str(ProgrammeForm(instance=row)["starts_at"])
    unchanged = {"starts_at_0": "2026-12-01", "starts_at_1": "0:00", "ends_at_0": "2026-12-31", "ends_at_1": ""}
    assert not ProgrammeForm(unchanged, instance=row)["ends_at"].field.has_changed(row.ends_at, ["2026-12-31", ""])


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("ends_at", {"ends_at_1": "12:00"}),
        ("ends_at", {"ends_at_0": "9999-12-31"}),
        ("ends_at", {"ends_at_0": "きのう"}),
        ("starts_at", {"starts_at_0": "0001-01-01"}),
        ("ends_at", {"starts_at_0": "2026-12-02", "ends_at_0": "2026-12-01"}),
        ("destination", {"destination": "javascript:alert(1)"}),
        ("destination", {"destination": "https://a.example/ b"}),
        ("name", {"name": "\u3164"}),
        ("statement", {"statement": "一行目\n二行目"}),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(field, typed):
    assert list(form(**typed).errors) == [field]


def test_an_id_names_one_programme_of_a_network():
    ProgrammeFactory(network="a8", number="s00000012345001")
    assert list(form(network="a8", number="s00000012345001").errors) == ["number"]
    assert form(network="moshimo", number="s00000012345001").is_valid()


def test_a_campaign_of_an_ad_may_not_end_before_it_begins():
    values = {"name": "n", "kind": "text", "label": "広告", "relationship": "affiliate", "language": "ja"}
    days = {"starts_at_0": "2026-12-02", "ends_at_0": "2026-12-01"}
    assert list(CreativeForm({**values, "code": CreativeFactory().code, **days}).errors) == ["ends_at"]


def test_the_list_of_programmes_counts_their_ads_and_places(desk):
    programme = ProgrammeFactory()
    for creative in CreativeFactory.create_batch(2, programme=programme):
        PlacementFactory(creative=creative, programme=programme)
    PlacementFactory(creative=creative, programme=programme, is_current=False)
    (row,) = desk.get(reverse("admin:disclosures_programme_changelist")).context["cl"].result_list
    assert (row.creative_total, row.place_total) == (2, 2)


def test_a_programme_names_its_ads_and_stays_while_it_has_any(desk):
    creative = CreativeFactory(programme=ProgrammeFactory())
    pk = creative.programme.pk
    page = desk.get(reverse("admin:disclosures_programme_change", args=[pk])).content.decode()
    assert f'<a href="/admin/disclosures/creative/{creative.pk}/change/">{creative.name}</a>' in page
    desk.post(reverse("admin:disclosures_programme_delete", args=[pk]), {"post": "yes"})
    assert Programme.objects.filter(pk=pk).exists()
