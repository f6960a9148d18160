"""config.quiet: rows that name what is really there."""

import pytest
from django.apps import apps

from config.quiet import QUIET, is_quiet

MODELS = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


@pytest.mark.parametrize("row", QUIET, ids=lambda row: row.table)
def test_a_row_names_a_table_and_columns_that_exist_and_says_why(row):
    if row.table == "django_migrations":
        return
    columns = {field.column for field in MODELS[row.table]._meta.concrete_fields}
    assert row.columns | set(row.unseen) <= columns
    assert row.why


STATEMENTS = [
    ("SELECT 1", True),
    ("(SELECT 1) UNION ALL (SELECT 2)", True),  # as PostgreSQL gets it; SQLite knows no such brackets
    ("  savepoint x", True),
    ("(SELECT 1) UNION (SELECT 2)", True),
    ("ALTER TABLE blog_tag ADD x int", True),
    ('INSERT INTO "django_session" ("x") VALUES (%s)', True),
    ('INSERT OR IGNORE INTO "guard_token" ("x") VALUES (%s)', True),
    ('INSERT INTO "nobody_knows" ("x") VALUES (%s)', False),
    ("\n WITH x AS (SELECT 1)\n SELECT * FROM x", True),
    ("WITH x AS (SELECT 1) DELETE FROM blog_tag", False),
    ("WITH x AS (\nINSERT INTO blog_tag SELECT 1 RETURNING id) SELECT * FROM x", False),
    ("TRUNCATE blog_tag", False),
    ('UPDATE "comments_settings" SET "digested_at" = %s', True),
    ('UPDATE "comments_settings" SET "digested_at" = %s, "notify" = %s WHERE "id" = 1', False),
    ('UPDATE "comments_settings" SET digested_at = now()', False),
    ('INSERT INTO "comments_comment" ("id", "state") SELECT 1, \'approved\'', False),
    ("", False),
    ("🙃", False),
]


@pytest.mark.parametrize(("sql", "quiet"), STATEMENTS)
def test_what_cannot_be_read_is_taken_for_a_change(sql, quiet):
    assert is_quiet(sql, ()) is quiet


COMMENTS = [(("1", "pending"), True), (("1", "pending", "2", "spam"), True), (("1", "pending", "2", "approved"), False)]


@pytest.mark.parametrize(("params", "quiet"), COMMENTS)
def test_comments_that_wait_are_quiet_and_one_that_is_shown_is_not(params, quiet):
    assert is_quiet('INSERT INTO "comments_comment" ("id", "state") VALUES (%s, %s), (%s, %s)', params) is quiet
