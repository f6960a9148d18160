"""The roles of the people behind a site, as rows, and how each becomes a group whose changes stay the owner's."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from config.models import Role


@dataclass(frozen=True)
class RoleRow:
    """`group` is the group's name in both languages; `name` and `help` are what the admin says in the reader's."""

    key: str
    group: str
    name: Promise
    help: Promise
    permissions: tuple[str, ...]


def may(verbs: str, *models: str) -> tuple[str, ...]:
    """The permissions of these verbs on these models: may("view add", "blog.tag")."""
    return tuple(
        f"{app}.{verb}_{name}"
        for app, _dot, name in (model.partition(".") for model in models)
        for verb in verbs.split()
    )


ALL = "view add change delete"

WRITES = (
    *may("view", "disclosures.claimhit"),
    *may("view add change", "disclosures.claimanswer"),
    *may(ALL, "blog.article"),
    *may("view add change", "blog.image"),
    *may("view add", "blog.tag", "blog.speaker"),
    *may("view", "blog.category", "blog.author", "blog.part", "disclosures.creative", "disclosures.programme"),
)
EDITS = (
    *WRITES,
    *may(ALL, "disclosures.claimanswer"),
    "disclosures.waive_claim",
    "blog.publish_article",
    *may(ALL, "blog.page", "blog.image", "blog.category", "blog.tag", "blog.author", "blog.speaker", "blog.part"),
    *may("view add change", "disclosures.programme", "disclosures.creative", "disclosures.linkdecision"),
    *may("view add", "disclosures.evidencefile"),
    *may("view", "disclosures.ledgerentry", "disclosures.dailycount"),
    *may("view", "disclosures.ownnetwork", "disclosures.picturehost"),
    *may("view change", "disclosures.linkreport"),
    *may("view", "blog.searchterm"),
)
MODERATES = (
    *may("view change delete", "comments.comment"),
    *may("view", "comments.correspondent"),
    *may("view change", "comments.report"),
    *may("view change", "contact.message"),
    *may("view add", "contact.note", "contact.reply"),
    *may("view add change", "contact.canned"),
    *may(ALL, "guard.block"),
    *may("view change", "config.mail"),
    "comments.view_email",
    "contact.view_email",
    "guard.view_email",
)
OWNS = (
    *EDITS,
    *may(ALL, "disclosures.claimrule"),
    *MODERATES,
    *may(ALL, "blog.site", "blog.menuitem", "blog.sidebarblock"),
    *may("change delete", "blog.searchterm"),
    *may(ALL, "disclosures.programme", "disclosures.creative"),
    *may(ALL, "disclosures.linkdecision", "disclosures.noticewording"),
    *may(ALL, "disclosures.ownnetwork", "disclosures.picturehost"),
    *may("delete", "disclosures.linkreport"),
    "disclosures.erase_kept",
    *may("delete", "contact.message", "contact.canned"),
    *may("view add change", "comments.settings", "contact.settings"),
    *may("change delete", "comments.correspondent"),
    *may("delete", "comments.report"),
    "privacy.handle_person",
    *may("view change", "privacy.period"),
    *may(ALL, "auth.user"),
)

ROLES = (
    RoleRow(
        "writer",
        "執筆者 / Writer",
        _("Writer"),
        _("Writes drafts in their own name, uploads pictures, and asks for a review. Publishes nothing."),
        WRITES,
    ),
    RoleRow(
        "editor",
        "編集者 / Editor",
        _("Editor"),
        _("Changes every article and page, decides about links, and publishes. Sees no comments and messages."),
        tuple(dict.fromkeys(EDITS)),
    ),
    RoleRow(
        "moderator",
        "モデレーター / Moderator",
        _("Moderator"),
        _("Approves comments and answers messages, and sees the senders' addresses. Changes no article."),
        MODERATES,
    ),
    RoleRow(
        "owner",
        "オーナー / Owner",
        _("Owner"),
        _("Does all of this, and looks after the site's settings, menus, wordings and people."),
        tuple(dict.fromkeys(OWNS)),
    ),
)
BY_KEY = {row.key: row for row in ROLES}


@transaction.atomic
def make() -> None:
    """Give every role its group. Runs at each start: what the table gained or lost since then reaches the groups,
    and what the owner gave or took stays given or taken; a group that the owner deleted stays away.
    """
    for row in ROLES:
        role, is_new = Role.objects.get_or_create(key=row.key)
        if is_new:
            role.group = Group.objects.get_or_create(name=row.group)[0]
        if role.group:
            given = set(role.given)
            role.group.permissions.add(*permissions(set(row.permissions) - given))
            role.group.permissions.remove(*permissions(given - set(row.permissions)))
        role.given = sorted(row.permissions)
        role.save()


@transaction.atomic
def restore(key: str) -> None:
    """Set a role back to what the table says, whatever the owner made of it."""
    row, role = BY_KEY[key], Role.objects.get_or_create(key=key)[0]
    role.group = role.group or Group.objects.get_or_create(name=row.group)[0]
    role.group.permissions.set(permissions(row.permissions))
    role.given = sorted(row.permissions)
    role.save()


def permissions(names) -> list[Permission]:
    """The rows of permissions by their full names."""
    full = Concat("content_type__app_label", Value("."), "codename")
    return list(Permission.objects.alias(full=full).filter(full__in=list(names)))


def differences(key: str) -> tuple[list[str], list[str]] | None:
    """What the owner added to a role's group and what they took; None without a group."""
    role = Role.objects.filter(key=key, group__isnull=False).select_related("group").first()
    if role is None:
        return None
    rows = role.group.permissions.values_list("content_type__app_label", "codename")
    held, said = {f"{app}.{codename}" for app, codename in rows}, set(BY_KEY[key].permissions)
    return sorted(held - said), sorted(said - held)
