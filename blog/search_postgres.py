"""The search index in PostgreSQL: one row for each article, with the set of its words as a tsvector, and its text.

No positions are kept: they end at 16,383, and after 255 of one word. What words alone cannot say for certain is looked
up in the text, as it stands in the row.
"""

from collections.abc import Callable, Iterable

from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from blog.search_query import Query, Term
from blog.search_store import FIELDS, GAP, Asked, Entry, Found, Question, Store, marks

# Words are read through their index alone and lie apart, so that the text of most articles has room beside its row.
MAKE = (
    "CREATE TABLE IF NOT EXISTS blog_search (article_id bigint PRIMARY KEY, published bigint NOT NULL, category bigint NOT NULL, "
    "title text NOT NULL, tags text NOT NULL, headings text NOT NULL, body text NOT NULL, words tsvector NOT NULL)",
    "ALTER TABLE blog_search ALTER COLUMN words SET STORAGE EXTERNAL, ALTER COLUMN body SET STORAGE EXTERNAL, "
    "SET (toast_tuple_target = 8160)",
    "CREATE INDEX IF NOT EXISTS blog_search_words ON blog_search USING gin (words) WITH (fastupdate = off)",
    "CREATE OR REPLACE FUNCTION search_forgets() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN DELETE FROM blog_search WHERE article_id = OLD.id; RETURN NULL; END $$",
    "CREATE OR REPLACE TRIGGER search_forgets AFTER DELETE ON blog_article FOR EACH ROW EXECUTE FUNCTION search_forgets()",
    "CREATE OR REPLACE FUNCTION search_forgets_all() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM blog_search; RETURN NULL; END $$",
    "CREATE OR REPLACE TRIGGER search_forgets_all AFTER TRUNCATE ON blog_article EXECUTE FUNCTION search_forgets_all()",
)
INSERT = "INSERT INTO blog_search VALUES (%s, %s, %s, %s, %s, %s, %s, %s::tsvector)"
MOST = 1_000_000  # bytes of different words: a tsvector takes no more
VAST = "vast"  # a fact about an article that has more of them; its text alone says what it holds
# The planner takes reading words for nothing and would read those of every row; a question that it cannot see yet sends
# it to the index.
HOLDS = "words @@ (SELECT %s::tsquery)"
# In which field a term stands, written so that | gives the last field of several terms, and NULL where one is missing.
LEVELS = {name: (1 << place) - 1 for place, name in enumerate(FIELDS)}
FINDS = "SELECT article_id, published, category, {} AS level FROM blog_search WHERE {}"
MATCHING = "SELECT article_id FROM ({}) AS found WHERE level IS NOT NULL"
# The page in its order, then the number of finds in each category; without published articles that readers may not see
# yet, or any longer: the index says only that they are published.
FIND = """
    WITH found AS MATERIALIZED (
        SELECT * FROM ({}) AS found WHERE article_id NOT IN (
            SELECT id FROM blog_article WHERE state = 'published' AND (publish_at > %s OR end_at <= %s)
        )
    )
    (SELECT 0, article_id FROM found WHERE level <= %s AND (%s OR category = ANY(%s))
     ORDER BY level, published DESC, article_id DESC LIMIT %s OFFSET %s)
    UNION ALL SELECT category + 1, COUNT(*) FROM found WHERE level <= %s GROUP BY category
"""
Condition = tuple[str, list[object]]


class Postgres(Store):
    made_by = MAKE

    def put(self, connection: BaseDatabaseWrapper, entry: Entry) -> None:
        self.drop(connection, [entry.article])
        texts = [entry.texts[name] for name in FIELDS]
        with connection.cursor() as cursor:
            cursor.execute(INSERT, [entry.article, entry.published, entry.category, *texts, _vector(entry)])

    def drop(self, connection: BaseDatabaseWrapper, articles: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM blog_search WHERE article_id = ANY(%s)", [list(articles)])

    def known(self, connection: BaseDatabaseWrapper) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT article_id FROM blog_search")
            return {article for (article,) in cursor}

    def tidy(self, connection: BaseDatabaseWrapper) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE blog_search")

    def matching(self, query: Query) -> tuple[str, list[object]]:
        sql, values = _finds(query)
        return MATCHING.format(sql), values

    def find(self, connection: BaseDatabaseWrapper, question: Question) -> Found:
        sql, values = _finds(question.query, f"listed{question.language}", depth=question.deepest)
        deepest, chosen = LEVELS[FIELDS[question.deepest - 1]], list(question.groups.get(question.group, ()))
        page = [deepest, not question.group, chosen, question.size, question.start]
        with connection.cursor() as cursor:
            cursor.execute(FIND.format(sql), [*values, *[timezone.now()] * 2, *page, deepest])
            return _found(cursor.fetchall(), question)


def _found(rows: list[tuple[int, int]], question: Question) -> Found:
    counts = {key - 1: number for key, number in rows if key}
    total = sum(counts.values())
    by_group = {name: sum(counts.get(key, 0) for key in keys) for name, keys in question.groups.items()}
    articles = [number for key, number in rows if not key]
    return Found.of(question, articles, total, by_group)


def _finds(query: Query, *facts: str, depth: int = len(FIELDS)) -> Condition:
    """By words, with a look into the text for what they cannot say; and by the text alone where it is vast."""
    wanted = [_words(term, depth) for term in query.wanted]
    unwanted = [f"!{_words(term)}" for term in query.unwanted if _is_certain(term)]
    sides = [
        _looking(query, [*wanted, *unwanted, *map(_fact, facts)], _is_certain),
        _looking(query, [*map(_fact, (VAST, *facts))], lambda term: False),
    ]
    return " UNION ALL ".join(sql for sql, _values in sides), [value for _sql, values in sides for value in values]


def _looking(query: Query, words: list[str], is_certain: Callable[[Term], bool]) -> Condition:
    """The rows with these words, and where in their texts the query stands; each term that is not certain is looked for."""
    levels = [_level(term, is_certain=is_certain(term)) for term in query.wanted]
    excluded = [_level(term) for term in query.unwanted if not is_certain(term)]
    level = " | ".join(sql for sql, _values in levels)
    condition = " AND ".join([HOLDS, *(f"{sql} IS NULL" for sql, _values in excluded)])
    of_levels, of_excluded = ([value for _sql, values in side for value in values] for side in (levels, excluded))
    return FINDS.format(level, condition), [*of_levels, " & ".join(words), *of_excluded]


def _level(term: Term, *, is_certain: bool = False) -> Condition:
    """What is certain stands in the last field where it stands in none before; that one is long."""
    fields = FIELDS[:-1] if is_certain else FIELDS
    cases = " ".join(f"WHEN strpos({name}, %s) > 0 THEN {LEVELS[name]}" for name in fields)
    otherwise = f" ELSE {LEVELS[FIELDS[-1]]}" if is_certain else ""
    return f"(CASE {cases}{otherwise} END)", [term.sought] * len(fields)


def _is_certain(term: Term) -> bool:
    """A single word says it all; more of them may stand anywhere."""
    return len(Asked.of(term).words) == 1


def _fact(name: str) -> str:
    return f"'{GAP}{name}'"


def _words(term: Term, depth: int = len(FIELDS)) -> str:
    """In the language of a tsquery. Words hold letters, digits and marks alone, so quoting them needs no care."""
    found = []
    for asked in (Asked.of(term, mark) for mark in marks(depth)):
        *before, last = [f"'{word}'" for word in asked.words]
        found.append(" & ".join([*before, f"{last}:*" if asked.is_open else last]))
    return f"({' | '.join(f'({words})' for words in found)})"


def _vector(entry: Entry) -> str:
    words = {word for word in entry.words() if not word.endswith(GAP)}
    if sum(len(word.encode()) for word in words) > MOST:
        words = {f"{GAP}{VAST}", *(word for word in words if word.startswith(GAP))}
    return " ".join(f"'{word}'" for word in words)
