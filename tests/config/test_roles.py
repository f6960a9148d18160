"""config.roles: each role has its group, and what the owner makes of a group stays."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from config import roles
from config.models import Role

pytestmark = pytest.mark.django_db


def rights(group):
    rows = group.permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rows}


def group_of(key):
    return Role.objects.get(key=key).group


@pytest.mark.parametrize("row", roles.ROLES, ids=lambda row: row.key)
def test_every_permission_of_a_role_exists_and_is_named_once(row):
    rows = Permission.objects.values_list("content_type__app_label", "codename")
    assert set(row.permissions) - {f"{app}.{codename}" for app, codename in rows} == set()
    assert len(row.permissions) == len(set(row.permissions))


def test_every_role_gets_its_group_once():
    roles.make()
    roles.make()
    assert list(Group.objects.order_by("pk").values_list("name", flat=True)) == [row.group for row in roles.ROLES]
    assert {row.key: rights(group_of(row.key)) for row in roles.ROLES} == {
        row.key: set(row.permissions) for row in roles.ROLES
    }


def test_what_the_owner_made_of_a_group_stays():
    roles.make()
    writer = group_of("writer")
    writer.name = "見習い"
    writer.save()
    writer.permissions.add(*roles.permissions(["blog.add_category"]))
    writer.permissions.remove(*roles.permissions(["blog.add_tag"]))
    roles.make()
    assert group_of("writer").name == "見習い"
    assert roles.differences("writer") == (["blog.add_category"], ["blog.add_tag"])


def test_what_the_table_gains_and_loses_reaches_the_group():
    roles.make()
    role = Role.objects.get(key="moderator")
    role.given = sorted({*role.given, "blog.view_tag"} - {"contact.add_note"})
    role.save()
    role.group.permissions.add(*roles.permissions(["blog.view_tag"]))
    role.group.permissions.remove(*roles.permissions(["contact.add_note"]))
    roles.make()
    assert roles.differences("moderator") == ([], [])


def test_a_group_that_the_owner_deleted_stays_away_until_it_is_restored():
    roles.make()
    group_of("editor").delete()
    roles.make()
    assert (group_of("editor"), roles.differences("editor")) == (None, None)
    roles.restore("editor")
    assert rights(group_of("editor")) == set(roles.BY_KEY["editor"].permissions)


def test_a_group_of_the_owners_with_a_roles_name_becomes_the_role():
    own = Group.objects.create(name=roles.BY_KEY["writer"].group)
    roles.make()
    assert group_of("writer") == own


def test_the_command_tells_what_differs_and_restores():
    roles.make()
    group_of("writer").permissions.add(*roles.permissions(["blog.add_category"]))
    group_of("editor").delete()
    told, restored = StringIO(), StringIO()
    call_command("roles", stdout=told)
    call_command("roles", restore=["writer", "editor"], stdout=restored)
    assert told.getvalue().splitlines() == [
        "writer: +blog.add_category",
        "editor: its group was deleted; --restore brings it back",
        "moderator: as in the table",
        "owner: as in the table",
    ]
    assert [line.partition(": ")[2] for line in restored.getvalue().splitlines()] == ["as in the table"] * 4
