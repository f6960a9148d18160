"""comments.admin.correspondents: whom the owner trusts, and addresses only for those who may see them."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from comments.models import Correspondent
from tests.factories import CommentFactory, CorrespondentFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/comments/correspondent/"


@pytest.fixture
def helper(client, django_user_model):
    """Somebody who looks after comments, may see no addresses and trusts nobody."""
    user = django_user_model.objects.create_user("helper", is_staff=True)
    names = ["view_comment", "change_comment", "view_correspondent"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


@pytest.fixture
def haruko():
    person = CorrespondentFactory(email="haruko@secret-example.com")
    CommentFactory(name="はるこ", email="Haruko@secret-example.com", is_proved=True, body="証明のある感想")
    CommentFactory(name="なりすまし", email=person.email, body="証明のない感想")
    return person


def trusted():
    return list(Correspondent.objects.filter(trusted_at__isnull=False).values_list("pk", flat=True))


def test_the_list_names_people_by_what_they_proved(desk, haruko):
    text = desk.get(LIST).content.decode()
    assert ("はるこ" in text, "なりすまし" in text, haruko.email in text) == (True, False, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_more_people_cost_no_more_queries(desk, rows, django_assert_num_queries):
    for person in CorrespondentFactory.create_batch(rows):
        CommentFactory(email=person.email, is_proved=True)
    desk.get(LIST)
    with django_assert_num_queries(6):
        desk.get(LIST)


def test_people_are_trusted_together_and_wait_again_together(desk, owner):
    people = [person.pk for person in CorrespondentFactory.create_batch(3)]
    desk.post(LIST, {"action": "give", "_selected_action": people[:2]})
    assert set(trusted()) == set(people[:2])
    assert set(Correspondent.objects.filter(pk__in=people[:2]).values_list("trusted_by", flat=True)) == {owner.pk}
    desk.post(LIST, {"action": "withdraw", "_selected_action": people})
    assert trusted() == []


def test_trust_is_given_on_the_persons_page(desk, haruko):
    page = desk.get(f"{LIST}{haruko.pk}/change/").content.decode()
    assert ("証明のある感想" in page, "証明のない感想" in page, 'name="trusted"' in page) == (True, True, True)
    for box, expected in ({"trusted": "on"}, [haruko.pk]), ({}, []):
        assert desk.post(f"{LIST}{haruko.pk}/change/", box).status_code == 302
        assert trusted() == expected


def test_trust_is_given_on_the_page_of_a_comment(desk, haruko):
    back = desk.post(f"{LIST}{haruko.pk}/trust/?comment=12", {"trust": "yes"})
    assert (back.url, trusted()) == ("/admin/comments/comment/12/change/", [haruko.pk])
    desk.post(f"{LIST}{haruko.pk}/trust/?comment=12", {"trust": "no"})
    assert trusted() == []


@pytest.mark.parametrize("comment", ["//evil.example", "1/../../", "", "9" * 300, "١"])
def test_the_button_leads_back_to_a_comment_and_nowhere_else(desk, haruko, comment):
    back = desk.post(f"{LIST}{haruko.pk}/trust/", {"trust": "yes"}, query_params={"comment": comment})
    assert back.url == f"{LIST}{haruko.pk}/change/"


def test_a_helper_sees_no_address_and_trusts_nobody(helper, haruko):
    pages = [helper.get(path) for path in (LIST, f"{LIST}{haruko.pk}/change/", f"{LIST}{haruko.pk}/history/")]
    text = "".join(page.content.decode() for page in pages)
    assert ([page.status_code for page in pages], "secret-example" in text) == ([200] * 3, False)
    refused = [
        helper.post(f"{LIST}{haruko.pk}/trust/", {"trust": "yes"}).status_code,
        helper.post(f"{LIST}{haruko.pk}/change/", {"trusted": "on"}).status_code,
    ]
    assert (refused, trusted()) == ([403, 403], [])


@pytest.mark.parametrize("lookup", ["email__startswith", "email", "key"])
def test_a_helper_cannot_ask_for_an_address_letter_by_letter(helper, haruko, lookup):
    assert helper.get(LIST, {lookup: "h"}).status_code in {302, 400}


def test_looking_gives_no_trust_and_nobody_adds_an_address_here(desk, haruko):
    assert desk.get(f"{LIST}{haruko.pk}/trust/").status_code == 403
    assert desk.get(f"{LIST}add/").status_code == 403


def test_the_list_divides_those_who_are_trusted(desk, haruko):
    CorrespondentFactory(trusted_at=timezone.now())
    shown = {value: desk.get(LIST, {"trust": value}).context["cl"].result_count for value in ("yes", "no")}
    assert (shown, desk.get(LIST).context["cl"].result_count) == ({"yes": 1, "no": 1}, 2)


def test_a_name_cannot_turn_the_list_around(desk):
    person = CorrespondentFactory()
    CommentFactory(email=person.email, is_proved=True, name="\u202e<b>x</b>")
    assert "<bdi>\u202e&lt;b&gt;x&lt;/b&gt;</bdi>" in desk.get(LIST).content.decode()
