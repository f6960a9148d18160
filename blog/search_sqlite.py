"""The search index in SQLite: one row of an FTS5 table for each article.

Its rows lie in the order of publishing, and the conditions of a list stand in the index as words. So a page of finds is
read from the end of the table, and counting never leaves the index.
"""

from collections.abc import Iterable
from functools import cache

from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from blog.search_query import Query, Term
from blog.search_store import FIELDS, GAP, Entry, Found, Question, Store
from lib.bigrams import IS_DENSE, singles, tokens

ID_BITS = 30
IDS = (1 << ID_BITS) - 1
LATEST = (1 << 33) - 1  # in the year 2242
COLUMNS = (*FIELDS, *(f"{name}_singles" for name in FIELDS), "facts")
# The tokenizer takes every character beyond ASCII for a letter: what a token is was decided before.
MAKE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS blog_search USING fts5({', '.join(COLUMNS)}, tokenize='ascii', columnsize=0)",
    "CREATE TRIGGER IF NOT EXISTS search_forgets AFTER DELETE ON blog_article BEGIN "
    "DELETE FROM blog_search WHERE blog_search MATCH '{facts}: \"·a' || old.id || '\"'; END",
)
INSERT = f"INSERT INTO blog_search (rowid, {', '.join(COLUMNS)}) VALUES (%s{', %s' * len(COLUMNS)})"  # noqa: S608 -- names from above
# Published articles that readers may not see yet, or any longer: the index says only that they are published.
HIDDEN = """WITH hidden(expression) AS MATERIALIZED (
    SELECT COALESCE(' NOT (' || group_concat('{facts}: "·a' || id || '"', ' OR ') || ')', '') FROM (
        SELECT id FROM blog_article WHERE state = 'published' AND language = %s AND publish_at > %s
        UNION ALL SELECT id FROM blog_article WHERE state = 'published' AND language = %s AND end_at <= %s))"""
# A level is looked through only when those before it have not filled the page.
LEVEL = """, level{0}(kind, place, number) AS MATERIALIZED (
    SELECT {0}, rowid, rowid & %s FROM blog_search
    WHERE blog_search MATCH CASE WHEN {1} < %s THEN %s || (SELECT expression FROM hidden) ELSE '"·nowhere"' END
    ORDER BY rowid DESC LIMIT %s)"""
EARLIER = "(SELECT COUNT(*) FROM level{})"
COUNT = "SELECT %s, %s, COUNT(*) FROM blog_search WHERE blog_search MATCH %s || (SELECT expression FROM hidden)"


class Sqlite(Store):
    made_by = MAKE

    def put(self, connection: BaseDatabaseWrapper, entry: Entry) -> None:
        self.drop(connection, [entry.article])
        place = min(max(entry.published, 0), LATEST) << ID_BITS | entry.article
        split = [entry.texts[name].split() for name in FIELDS]
        values = [*map(tokens, split), *map(singles, split), _facts(entry)]
        with connection.cursor() as cursor:
            cursor.execute(INSERT, [place, *(" ".join(words) for words in values)])

    def drop(self, connection: BaseDatabaseWrapper, articles: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            for article in articles:
                cursor.execute("DELETE FROM blog_search WHERE blog_search MATCH %s", [_fact(f"a{article}")])

    def known(self, connection: BaseDatabaseWrapper) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid & %s FROM blog_search", [IDS])
            return {article for (article,) in cursor}

    def tidy(self, connection: BaseDatabaseWrapper) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO blog_search (blog_search) VALUES ('optimize')")

    def matching(self, query: Query) -> tuple[str, list[object]]:
        return "SELECT rowid & %s FROM blog_search WHERE blog_search MATCH %s", [IDS, _expression(query)]

    def find(self, connection: BaseDatabaseWrapper, question: Question) -> Found:
        """One statement: the page, level by level, then the numbers."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        levels, counts = _levels(question), _counts(question)
        last = question.start + question.size
        parameters = [
            *[question.language, now] * 2,
            *(value for asked in levels for value in (IDS, last, asked, last)),
            *(value for number, asked in enumerate(counts) for value in (len(FIELDS), -number, asked)),
        ]
        with connection.cursor() as cursor:
            cursor.execute(_statement(len(levels), len(counts)), parameters)
            return _found(cursor.fetchall(), question)


@cache
def _statement(levels: int, counts: int) -> str:
    names = [LEVEL.format(one, " + ".join(map(EARLIER.format, range(one))) or "0") for one in range(levels)]
    rows = [*(f"SELECT * FROM level{one}" for one in range(levels)), *[COUNT] * counts]  # noqa: S608 -- numbers of levels alone
    return f"{HIDDEN}{''.join(names)} {' UNION ALL '.join(rows)} ORDER BY kind, place DESC"


def _found(rows: list[tuple[int, int, int]], question: Question) -> Found:
    articles = [number for kind, _place, number in rows if kind < len(FIELDS)]
    total, *counts = [number for kind, _place, number in rows if kind == len(FIELDS)]
    by_group = dict(zip(question.groups, counts, strict=True))
    shown = articles[question.start : question.start + question.size]
    return Found.of(question, shown, total, by_group)


def _facts(entry: Entry) -> list[str]:
    named = [f"a{entry.article}", f"c{entry.category}", *([f"listed{entry.language}"] if entry.is_listed else [])]
    return [f"{GAP}{name}" for name in named]


def _fact(name: str) -> str:
    return f'{{facts}}: "{GAP}{name}"'


def _any_category(keys: Iterable[int]) -> str:
    return " OR ".join(_fact(f"c{key}") for key in keys) or _fact("nowhere")


def _readable(question: Question, depth: int) -> str:
    """The query with the conditions of the list."""
    return f"(({_expression(question.query, depth)}) AND {_fact(f'listed{question.language}')})"


def _levels(question: Question) -> list[str]:
    """Of each level what no earlier one has found; another NOT can follow."""
    group = question.groups.get(question.group)
    found: list[str] = []
    for depth in range(1, question.deepest + 1):
        readable = _readable(question, depth)
        if group is not None:
            readable = f"({readable} AND ({_any_category(group)}))"
        found.append(f"({readable} NOT ({_expression(question.query, depth - 1)}))" if found else readable)
    return found


def _counts(question: Question) -> list[str]:
    """All that is found, then what each group has of it."""
    whole = _readable(question, question.deepest)
    return [whole, *(f"({whole} AND ({_any_category(keys)}))" for keys in question.groups.values())]


def _expression(query: Query, depth: int = len(FIELDS)) -> str:
    """The query in the language of FTS5, its words within the first fields."""
    wanted = " AND ".join(_term(term, FIELDS[:depth]) for term in query.wanted)
    unwanted = " OR ".join(_term(term, FIELDS) for term in query.unwanted)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _term(term: Term, fields: Iterable[str]) -> str:
    """Tokens hold letters and digits alone, so a quoted string of them needs no care."""
    last = term.segments[-1]
    if term.segments == (last,) and len(last) == 1 and IS_DENSE.match(last):
        return f'{{{" ".join(f"{name}_singles" for name in fields)}}}: "{last}"'
    found = tokens(list(term.segments))
    is_dense = bool(IS_DENSE.match(last))
    if is_dense and len(last) > 1:
        found.pop()  # the run need not end here
    is_prefix = len(last) == 1 if is_dense else not term.is_quoted
    return f'{{{" ".join(fields)}}}: "{" ".join(found)}"{" *" if is_prefix else ""}'
