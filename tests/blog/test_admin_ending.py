"""blog.admin.ending: a pasted notice shows the touched texts, changes nothing before it is confirmed, and then ends them."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from blog.admin.shown import address_of
from blog.rendering import render_and_store
from tests.disclosures.test_placements import place
from tests.factories import ArticleFactory, CreativeFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:disclosures_programme_end")
LAST = {"ends_at_0": "2027-12-31", "ends_at_1": "", "_end": ""}


@pytest.fixture
def programme():
    return ProgrammeFactory(number="s00000012345001")


def standing(programme, times=1):
    article = ArticleFactory(body=place(CreativeFactory(programme=programme)) * times)
    render_and_store(article)
    return article


def test_a_notice_shows_what_it_touches_and_changes_nothing(desk, programme):
    articles = standing(programme, 2), standing(programme)
    page = desk.post(PAGE, {"text": "ｓ００００００１２３４５００１ 2027年12月31日終了"})
    (row,) = page.context["rows"]
    assert (row["programme"], row["count"], row["places"], page.context["texts"]) == (programme, 2, 3, 2)
    assert [address_of(article) in page.content.decode() for article in articles] == [True, True]
    assert 'value="2027-12-31"' in page.content.decode()
    programme.refresh_from_db()
    assert programme.ends_at is None


def test_confirming_ends_the_ticked_programmes_and_their_ads(desk, programme, client, time_machine):
    article, other = standing(programme), ProgrammeFactory()
    values = {**LAST, "programmes": programme.pk, "found": f"{programme.pk} {other.pk}"}
    desk.post(PAGE, values)
    for row in (programme, other):
        row.refresh_from_db()
    assert (programme.ends_at, other.ends_at) == (datetime(2027, 12, 31, 15, tzinfo=UTC), None)
    time_machine.move_to("2028-01-01T00:00+09:00")
    assert "px.a8.net" not in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"programmes": []}, ["programmes"]),
        ({"programmes": ["9" * 30]}, ["programmes"]),
        ({"programmes": ["x"]}, ["programmes"]),
        ({"ends_at_0": ""}, ["ends_at"]),
        ({"ends_at_0": "x"}, ["ends_at"]),
        ({"ends_at_0": "9999-12-31"}, ["ends_at"]),
    ],
)
def test_what_is_wrong_is_said_and_what_was_found_stays(desk, programme, typed, fields):
    values = {**LAST, "programmes": programme.pk, "found": f"{programme.pk} x 99999999999999999999", **typed}
    page = desk.post(PAGE, values)
    assert list(page.context["end"].errors) == fields
    assert [row["programme"] for row in page.context["rows"]] == [programme]


@pytest.mark.parametrize("text", ["", "知らない番号 s00000000000009", "\x00", "あ" * 1_000_001])
def test_a_notice_without_known_programmes_is_answered_with_a_sentence(desk, programme, text):
    page = desk.post(PAGE, {"text": text})
    assert (page.status_code, page.context["rows"]) == (200, [])


@pytest.mark.parametrize("count", [1, 3])
def test_the_cost_is_the_same_for_any_number_of_programmes(desk, count, django_assert_num_queries):
    rows = [ProgrammeFactory(number=f"s0000001234500{number}") for number in range(count)]
    for row in rows:
        standing(row)
    with django_assert_num_queries(7):
        desk.post(PAGE, {"text": " ".join(row.number for row in rows)})


def test_who_may_not_change_programmes_reads_no_notice(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("writer", is_staff=True))
    assert client.get(PAGE).status_code == 403


def test_the_list_of_programmes_leads_there(desk):
    assert PAGE in desk.get(reverse("admin:disclosures_programme_changelist")).content.decode()
