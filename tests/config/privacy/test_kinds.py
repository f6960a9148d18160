"""privacy.kinds: every model that knows something about a visitor stands in a table, and every table is whole."""

import pytest
from django.apps import apps
from django.db.models import CASCADE, EmailField
from post_office.fields import CommaSeparatedEmailField

from config.privacy.kinds import KINDS, tables

# The people who work here look after their accounts themselves; the parts of articles are written by them.
NO_VISITORS = {"auth.User", "blog.Part"}
COVERED = {table.label for table in tables()}


def is_personal(model):
    """An address, the digest of a network, something that only some may see, or a name beside a text."""
    names = {field.name for field in model._meta.concrete_fields}
    return (
        any(isinstance(field, EmailField | CommaSeparatedEmailField) for field in model._meta.concrete_fields)
        or bool(names & {"network_hash", "email"})
        or {"name", "body"} <= names
        or any(codename == "view_email" for codename, _name in model._meta.permissions)
    )


def belongs_to(model, owners):
    """Rows that exist because of such a row, and say more about it."""
    return any(
        field.many_to_one and field.remote_field.on_delete is CASCADE and field.related_model in owners
        for field in model._meta.concrete_fields
    )


def test_every_model_that_knows_a_visitor_is_in_a_table():
    tables = {model._meta.concrete_model for model in apps.get_models()}  # a proxy shows the rows of another model
    models = {model for model in tables if model._meta.label not in NO_VISITORS}
    personal = {model for model in models if is_personal(model)}
    personal |= {model for model in models if belongs_to(model, personal)}
    assert {model._meta.label for model in personal} - COVERED == set()


def test_each_model_is_in_one_table():
    labels = [table.label for table in tables()]
    assert (len(labels), {apps.get_model(label)._meta.label for label in labels}) == (len(COVERED), COVERED)


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.label)
def test_what_a_table_leaves_out_or_names_is_there(table):
    fields = {field.name for field in table.model._meta.concrete_fields}
    assert ({*table.left_out, *table.labels} - fields, set(table.left_out) & set(table.labels)) == (set(), set())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_what_is_uncertain_or_protects_the_site_is_kept_unless_somebody_decides(kind):
    keys = [choice.key for choice in kind.choices]
    assert (len(keys), "keep" in keys) == (len(set(keys)), True)
    assert (keys[0] == "keep") is (kind.key in {"blocks", "network"})
