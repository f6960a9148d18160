"""config.admin: people get their roles as plain choices, and nobody gives away more than they have."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from config import roles
from config.models import Role

pytestmark = pytest.mark.django_db

LIST = "/admin/auth/user/"


def group_of(key):
    return Role.objects.get(key=key).group


def person(name, *keys, **values):
    user = User.objects.create_user(name, password="x", is_staff=bool(keys), **values)
    user.groups.set([group_of(key) for key in keys])
    return user


def change(user):
    return reverse("admin:auth_user_change", args=[user.pk])


def typed(user, *groups, **values):
    return {"username": user.username, "is_active": "on", "groups": [group.pk for group in groups], **values}


@pytest.fixture
def made():
    roles.make()


@pytest.fixture
def head(made):
    """A browser of an owner by role, who does not run the server."""
    client = Client()
    client.force_login(person("head", "owner"))
    return client


def test_roles_are_choices_with_an_explanation_each(desk, made):
    page = desk.get(change(person("haru", "writer"))).content.decode()
    assert [str(row.help) in page.replace("&#x27;", "'") for row in roles.ROLES] == [True] * 4
    assert page.count('name="groups"') == 4


def test_a_role_opens_the_admin_and_its_loss_closes_it(head):
    haru = person("haru")
    head.post(change(haru), typed(haru, group_of("writer"), group_of("moderator")))
    haru.refresh_from_db()
    assert (haru.is_staff, set(haru.groups.all())) == (True, {group_of("writer"), group_of("moderator")})
    head.post(change(haru), typed(haru))
    haru.refresh_from_db()
    assert (haru.is_staff, haru.groups.count()) == (False, 0)


def test_whoever_runs_the_server_keeps_the_admin_without_a_role(desk, owner, made):
    desk.post(change(owner), typed(owner, is_superuser="on"))
    owner.refresh_from_db()
    assert (owner.is_staff, owner.is_superuser) == (True, True)


def test_nobody_gives_a_role_that_may_do_more(head):
    mighty = Group.objects.create(name="全権")
    mighty.permissions.set(roles.permissions(["auth.change_group"]))
    haru = person("haru")
    response = head.post(change(haru), typed(haru, mighty))
    assert list(response.context["adminform"].form.errors) == ["groups"]
    assert haru.groups.count() == 0


def test_an_owner_by_role_makes_nobody_a_superuser(head):
    haru = person("haru", "writer")
    head.post(change(haru), typed(haru, group_of("writer"), is_superuser="on", user_permissions=["1"]))
    haru.refresh_from_db()
    assert (haru.is_superuser, haru.user_permissions.count()) == (False, 0)


def test_nobody_changes_the_account_of_somebody_who_may_do_more(head, owner):
    password = reverse("admin:auth_user_password_change", args=[owner.pk])
    new = {"password1": "correct horse battery 2", "password2": "correct horse battery 2", "usable_password": "true"}
    answers = [
        head.post(change(owner), typed(owner)).status_code,
        head.post(password, new).status_code,
        head.post(reverse("admin:auth_user_delete", args=[owner.pk]), {"post": "yes"}).status_code,
    ]
    owner.refresh_from_db()
    assert (answers, owner.check_password("correct horse battery")) == ([403, 403, 403], True)


def test_an_account_begins_without_a_role(head):
    new = {"username": "natsu", "password1": "correct horse battery 2", "password2": "correct horse battery 2"}
    head.post("/admin/auth/user/add/", {**new, "usable_password": "true"})
    assert User.objects.filter(username="natsu").values_list("is_staff", "is_superuser").get() == (False, False)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_people_costs_the_same_for_any_number(desk, made, rows, django_assert_num_queries):
    for number in range(rows):
        person(f"p{number}", "writer", "moderator")
    desk.get(LIST)
    with django_assert_num_queries(9):
        desk.get(LIST)
