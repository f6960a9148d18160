"""The search index in SQLite: one row of an FTS5 table for each article.

Its rows lie in the order of publishing, and the conditions of a list stand in the index as words. So a page of finds is
read from the end of the table, and counting never leaves the index. All words stand in one column: to look into some
of many columns, FTS5 would read of each row where its words stand.
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from blog.search_query import Query, Term
from blog.search_store import FIELDS, GAP, Asked, Entry, Found, Question, Store, marks

# A row's number: when the article was published (until 2106), its key, and the key of its category as far as it fits.
ID_BITS, CATEGORY_BITS = 22, 9
LATEST, IDS, CATEGORIES = (1 << 32) - 1, (1 << ID_BITS) - 1, (1 << CATEGORY_BITS) - 1
ARTICLE = (CATEGORY_BITS, IDS)  # how far a row's number is shifted, and what of it stays then
# The tokenizer takes every character beyond ASCII for a letter: what a word is was decided before.
MAKE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS blog_search USING fts5(words, tokenize='ascii', columnsize=0)",
    "CREATE TRIGGER IF NOT EXISTS search_forgets AFTER DELETE ON blog_article BEGIN "
    "DELETE FROM blog_search WHERE blog_search MATCH '\"·a' || old.id || '\"'; END",
)
# Published articles that readers may not see yet, or any longer: the index says only that they are published.
HIDDEN = """WITH hidden(article) AS MATERIALIZED (
    SELECT id FROM blog_article WHERE state = 'published' AND language = %s AND publish_at > %s
    UNION ALL SELECT id FROM blog_article WHERE state = 'published' AND language = %s AND end_at <= %s)"""
SEEN = "(NOT EXISTS (SELECT 1 FROM hidden) OR rowid >> %s & %s NOT IN hidden)"  # mostly nothing is hidden
# A level is looked through only when those before it have not filled the page.
LEVEL = """, level{0}(kind, place, number) AS MATERIALIZED (
    SELECT {0}, rowid, rowid >> %s & %s FROM blog_search
    WHERE blog_search MATCH CASE WHEN {1} < %s THEN %s ELSE '"·nowhere"' END AND {2}
    ORDER BY rowid DESC LIMIT %s)"""
EARLIER = "(SELECT COUNT(*) FROM level{})"
# One walk through all finds writes down the category of each in four digits; counting those in the text is quicker than
# grouping rows or asking for each category. One that does not fit is asked for.
ALL, DIGITS = len(FIELDS), 1000
COUNT = """SELECT %s, COUNT(*), group_concat(%s + (rowid & %s))
    FROM blog_search WHERE blog_search MATCH %s AND {}"""
COUNT_ONE = "SELECT %s, %s, COUNT(*) FROM blog_search WHERE blog_search MATCH %s AND {}"


class Sqlite(Store):
    made_by = MAKE

    def put(self, connection: BaseDatabaseWrapper, entry: Entry) -> None:
        self.drop(connection, [entry.article])
        time = min(max(entry.published, 0), LATEST)
        place = (time << ID_BITS | entry.article) << CATEGORY_BITS | min(entry.category, CATEGORIES)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO blog_search (rowid, words) VALUES (%s, %s)", [place, " ".join(entry.words())])

    def drop(self, connection: BaseDatabaseWrapper, articles: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            for article in articles:
                cursor.execute("DELETE FROM blog_search WHERE blog_search MATCH %s", [_fact(f"a{article}")])

    def known(self, connection: BaseDatabaseWrapper) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid >> %s & %s FROM blog_search", ARTICLE)
            return {article for (article,) in cursor}

    def tidy(self, connection: BaseDatabaseWrapper) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO blog_search (blog_search) VALUES ('optimize')")

    def matching(self, query: Query) -> tuple[str, list[object]]:
        sql = "SELECT rowid >> %s & %s FROM blog_search WHERE blog_search MATCH %s"
        return sql, [*ARTICLE, _expression(query)]

    def find(self, connection: BaseDatabaseWrapper, question: Question) -> Found:
        """One statement: the page, level by level, then the numbers."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        levels, whole = _levels(question), _readable(question, question.deepest)
        far = [_in_category(whole, keys) for keys in _far(question).values()]
        last = question.start + question.size
        parameters: list[int | str | None] = [
            *[question.language, now] * 2,
            *(value for asked in levels for value in (*ARTICLE, last, asked, *ARTICLE, last)),
            *(ALL, DIGITS, CATEGORIES, whole, *ARTICLE),
            *(value for number, asked in enumerate(far) for value in (ALL + 1, -number, asked, *ARTICLE)),
        ]
        with connection.cursor() as cursor:
            cursor.execute(_statement(len(levels), len(far)), parameters)
            return _found(cursor.fetchall(), question)


@cache
def _statement(levels: int, far: int) -> str:
    earlier = (" + ".join(map(EARLIER.format, range(one))) or "0" for one in range(levels))
    named = [LEVEL.format(one, before, SEEN) for one, before in enumerate(earlier)]
    shown = [f"SELECT * FROM level{one}" for one in range(levels)]  # noqa: S608 -- numbers of levels alone
    rows = [*shown, *(count.format(SEEN) for count in (COUNT, *[COUNT_ONE] * far))]
    return f"{HIDDEN}{''.join(named)} {' UNION ALL '.join(rows)} ORDER BY kind, place DESC"


def _found(rows: list[tuple[int, int, Any]], question: Question) -> Found:
    articles = [article for kind, _place, article in rows if kind < ALL]
    total, categories = next((number, text or "") for kind, number, text in rows if kind == ALL)
    far = dict(zip(_far(question), [number for kind, _place, number in rows if kind > ALL], strict=True))
    near = {
        name: sum(categories.count(str(DIGITS + key)) for key in keys)
        for name, keys in question.groups.items()
        if name not in far
    }
    return Found.of(question, articles[question.start : question.start + question.size], total, near | far)


def _far(question: Question) -> dict[str, Collection[int]]:
    """The groups with a category whose key does not fit into a row's number."""
    return {name: keys for name, keys in question.groups.items() if max(keys, default=0) >= CATEGORIES}


def _fact(name: str) -> str:
    return f'"{GAP}{name}"'


def _in_category(expression: str, keys: Iterable[int]) -> str:
    return f"({expression} AND ({' OR '.join(_fact(f'c{key}') for key in keys) or _fact('nowhere')}))"


def _readable(question: Question, depth: int) -> str:
    """The query with the conditions of the list."""
    return f"(({_expression(question.query, depth)}) AND {_fact(f'listed{question.language}')})"


def _levels(question: Question) -> list[str]:
    """Of each level what no earlier one has found."""
    group = question.groups.get(question.group)
    found: list[str] = []
    for depth in range(1, question.deepest + 1):
        readable = _readable(question, depth)
        if group is not None:
            readable = _in_category(readable, group)
        found.append(f"({readable} NOT ({_expression(question.query, depth - 1)}))" if found else readable)
    return found


def _expression(query: Query, depth: int = len(FIELDS)) -> str:
    """The query in the language of FTS5, its words within the first fields."""
    wanted = " AND ".join(f"({_within(term, depth)})" for term in query.wanted)
    unwanted = " OR ".join(_within(term, len(FIELDS)) for term in query.unwanted)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _within(term: Term, depth: int) -> str:
    """Words hold letters, digits and marks alone, so a quoted string of them needs no care."""
    asked = [Asked.of(term, mark) for mark in marks(depth)]
    return " OR ".join(f'"{" ".join(one.words)}"{" *" if one.is_open else ""}' for one in asked)
