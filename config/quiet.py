"""What the database is told that no public page shows: tables and columns as rows, each with the reason.

Whatever does not stand here makes every kept page be made anew, so a new table is safe and a forgotten row costs time.
"""

import re
from dataclasses import dataclass, field
from typing import Any

WRITE = re.compile(
    r"\s*(?P<verb>INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM|TRUNCATE(?: TABLE)?) +(?:ONLY +)?\"?(?P<table>\w+)\"?",
    re.IGNORECASE,
)
COLUMN = re.compile(r"\"(\w+)\" = ")
NAMES = re.compile(r"\((\"\w+\"(?:, \"\w+\")*)\) VALUES")
# A change of the schema comes with a release, and its processes begin with an empty memory.
NEUTRAL = re.compile(
    r"[\s(]*(?:SELECT|PRAGMA|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|SHOW|EXPLAIN|ANALYZE|VACUUM|DECLARE|FETCH|CLOSE"
    r"|LOCK|CREATE|ALTER|DROP|COMMENT|REINDEX)\b",
    re.IGNORECASE,
)
# A query that begins with named ones reads, unless one of them writes.
READING = re.compile(r"\s*WITH\b(?!.*\b(?:INSERT|UPDATE|DELETE|MERGE)\b)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Quiet:
    """`columns` alone are quiet where some are named, in an update. `unseen` are values with which a new row is quiet."""

    table: str
    why: str
    columns: frozenset[str] = frozenset()
    unseen: dict[str, frozenset[str]] = field(default_factory=dict)


def names(words: str) -> frozenset[str]:
    return frozenset(words.split())


QUIET = (
    Quiet("config_change", "the changes themselves"),
    Quiet("config_role", "who may do what in the admin"),
    Quiet("config_mailstate", "whether mail works"),
    Quiet("django_admin_log", "the history of the admin"),
    Quiet("django_content_type", "names of models"),
    Quiet("django_migrations", "which migrations have run"),
    Quiet("django_session", "who is logged in"),
    Quiet("auth_permission", "names of permissions"),
    Quiet("auth_group", "roles of the people who work here"),
    Quiet("auth_group_permissions", "the same"),
    Quiet("auth_user_groups", "the same"),
    Quiet("auth_user_user_permissions", "the same"),
    Quiet("auth_user", "accounts: readers see the names of authors, which are rows of their own"),
    Quiet("post_office_email", "the outbox"),
    Quiet("post_office_log", "the outbox"),
    Quiet("post_office_attachment", "the outbox"),
    Quiet("post_office_attachment_emails", "the outbox"),
    Quiet("guard_block", "what keeps spam out"),
    Quiet("guard_lesson", "what decisions teach"),
    Quiet("guard_token", "what decisions teach"),
    Quiet("guard_policy", "how strict the guard is"),
    Quiet("guard_trace", "submissions and log-ins"),
    Quiet("disclosures_countedview", "beacons"),
    Quiet("disclosures_dailycount", "numbers for the owner"),
    Quiet("disclosures_ledgerentry", "what readers were shown, told afterwards"),
    Quiet("disclosures_ledgerhead", "the same"),
    Quiet("disclosures_ledgerreading", "the same"),
    Quiet("disclosures_snapshot", "the same"),
    Quiet("disclosures_decisionversion", "former decisions"),
    Quiet("disclosures_evidencefile", "files for the owner alone"),
    Quiet("disclosures_linkreport", "what readers reported"),
    Quiet("blog_announcement", "who was told of changes"),
    Quiet("blog_removal", "the same"),
    Quiet("blog_pageview", "numbers for the lists of what is read most, which are rows of their own"),
    Quiet("blog_raresearch", "what too few readers search for to be told of"),
    Quiet("blog_searchcount", "numbers of what readers search for"),
    Quiet(
        "blog_searchterm",
        "words that no reader is shown before the owner says so; how much they find decides with the next page",
        columns=names("found"),
        unseen={"state": names("counted dropped")},
    ),
    Quiet("blog_alikedue", "whose related articles are looked for again"),
    Quiet("blog_searchdue", "which articles are indexed again"),
    Quiet("blog_titleterm", "by what related articles are found, which are rows of their own"),
    Quiet("blog_shelf", "numbers of articles, which are rows of their own"),
    Quiet("blog_surroundings", "what stands around pages, made from rows of their own"),
    Quiet("blog_draft", "what is being typed"),
    Quiet("blog_revision", "former versions"),
    Quiet("blog_replacement", "what was searched for; the texts that it changed are rows of their own"),
    Quiet("blog_replacedfield", "the same"),
    Quiet("comments_decision", "who decided what; the comment itself changes too"),
    Quiet("comments_report", "what readers reported"),
    Quiet("comments_correspondent", "addresses of commenters"),
    Quiet("contact_message", "messages to the owner"),
    Quiet("contact_message_mails", "the same"),
    Quiet("contact_note", "the same"),
    Quiet("contact_reply", "the same"),
    Quiet("contact_step", "the same"),
    Quiet("contact_canned", "answers for the inbox"),
    Quiet("contact_unsent", "what one visitor is writing"),
    Quiet("privacy_receipt", "requests about personal data"),
    Quiet(
        "comments_comment",
        "a comment that waits is nobody's to read, and what is noted of its sender never is",
        columns=names("told_at email network_hash submission_key reasons is_proved wants_replies"),
        unseen={"state": names("pending rejected spam trash")},
    ),
    Quiet(
        "blog_rendering",
        "notes about a rendering whose text stays as it is",
        columns=names("frame claims_checked_at findings audited_as"),
    ),
    Quiet("comments_settings", "when the last mail went out", columns=names("digested_at")),
)
BY_TABLE = {row.table: row for row in QUIET}


def is_quiet(sql: str, params: Any) -> bool:
    """Whether pages stay as they are after this statement."""
    if NEUTRAL.match(sql) or READING.match(sql):
        return True
    found = WRITE.match(sql)
    row = BY_TABLE.get(found["table"]) if found else None
    if found is None or row is None:
        return False
    if not row.columns and not row.unseen:
        return True
    if found["verb"].upper() == "UPDATE":
        return _changes_only(sql, row.columns)
    return bool(row.unseen) and found["verb"].upper() != "DELETE FROM" and _adds_unseen(sql, params, row.unseen)


def _changes_only(sql: str, columns: frozenset[str]) -> bool:
    values, _, _ = sql.partition(" SET ")[2].partition(" WHERE ")
    changed = set(COLUMN.findall(values))
    return bool(changed) and changed <= columns


def _adds_unseen(sql: str, params: Any, unseen: dict[str, frozenset[str]]) -> bool:
    """Whether each row that an INSERT adds has only values with which nobody sees it."""
    found = NAMES.search(sql)
    if found is None or not isinstance(params, tuple | list):
        return False
    columns = [name.strip('"') for name in found[1].split(", ")]
    if len(params) % len(columns):
        return False
    rows = [params[start : start + len(columns)] for start in range(0, len(params), len(columns))]
    return all(str(row[columns.index(name)]) in values for name, values in unseen.items() for row in rows)
