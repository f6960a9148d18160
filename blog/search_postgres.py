"""The search index in PostgreSQL: passages of each article, with the set of their tokens as a tsvector.

No positions are kept: they end at 16,383, and after 255 of one token. What tokens alone cannot say for certain is looked
up in the passage's own text, which is short enough to stand beside them in the row.
"""

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper

from blog.models import Article
from blog.search_query import MAX_FOLDED, Query, Term
from blog.search_store import FIELDS, Entry, Found, Question, Store
from lib.bigrams import IS_DENSE, pieces, singles, tokens

PASSAGE = 2_400  # characters: with three bytes each a row stays within a page
MAKE = (
    "CREATE TABLE IF NOT EXISTS blog_search (article_id bigint NOT NULL, level smallint NOT NULL, number integer NOT NULL, "
    "text text NOT NULL, tokens tsvector NOT NULL, PRIMARY KEY (article_id, level, number))",
    "ALTER TABLE blog_search ALTER COLUMN text SET STORAGE MAIN",
    "ALTER TABLE blog_search SET (toast_tuple_target = 8160)",
    "CREATE INDEX IF NOT EXISTS blog_search_tokens ON blog_search USING gin (tokens) WITH (fastupdate = off)",
    "CREATE OR REPLACE FUNCTION search_forgets() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN DELETE FROM blog_search WHERE article_id = OLD.id; RETURN NULL; END $$",
    "CREATE OR REPLACE TRIGGER search_forgets AFTER DELETE ON blog_article FOR EACH ROW EXECUTE FUNCTION search_forgets()",
)

MATCHING = "SELECT article_id FROM ({}) AS found"
INSERT = "INSERT INTO blog_search VALUES (%s, %s, %s, %s, %s::tsvector)"
# The articles that hold all the words, each with the level at which the last of them is found.
TERM = "SELECT article_id, MIN(level) AS level FROM blog_search WHERE {} AND level <= %s GROUP BY article_id"
ALL_TERMS = "SELECT article_id, MAX(level) AS level FROM ({}) AS terms {} GROUP BY article_id HAVING COUNT(*) = %s"
WITHOUT = "WHERE article_id NOT IN (SELECT article_id FROM blog_search WHERE {})"
# The page in its order, then the number of finds in each category.
FIND = """
    WITH found AS ({found}),
    shown AS MATERIALIZED (
        SELECT listed.*, found.level FROM found JOIN ({listed}) AS listed(id, category_id, publish_at) ON listed.id = found.article_id
    )
    (SELECT 0, id FROM shown WHERE %s OR category_id = ANY(%s)
     ORDER BY level, date_trunc('second', publish_at) DESC, id DESC LIMIT %s OFFSET %s)
    UNION ALL SELECT COALESCE(category_id, 0) + 1, COUNT(*) FROM shown GROUP BY category_id
"""


class Postgres(Store):
    made_by = MAKE

    def put(self, connection: BaseDatabaseWrapper, entry: Entry) -> None:
        self.drop(connection, [entry.article])
        rows = [
            (entry.article, level, number, text, _vector(text))
            for level, name in enumerate(FIELDS, 1)
            for number, text in enumerate(pieces(entry.texts[name], PASSAGE, MAX_FOLDED))
            if text
        ]
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, rows)

    def drop(self, connection: BaseDatabaseWrapper, articles: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM blog_search WHERE article_id = ANY(%s)", [list(articles)])

    def known(self, connection: BaseDatabaseWrapper) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT DISTINCT article_id FROM blog_search")
            return {article for (article,) in cursor}

    def tidy(self, connection: BaseDatabaseWrapper) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE blog_search")

    def matching(self, query: Query) -> tuple[str, list[object]]:
        sql, values = _found_in(query, len(FIELDS))
        return MATCHING.format(sql), values

    def find(self, connection: BaseDatabaseWrapper, question: Question) -> Found:
        readable = Article.objects.listed().in_language(question.language).order_by()
        listed, times = readable.values("pk", "category_id", "publish_at").query.sql_with_params()
        found, values = _found_in(question.query, question.deepest)
        chosen = list(question.groups.get(question.group, ()))
        page = [not question.group, chosen, question.size, question.start]
        with connection.cursor() as cursor:
            cursor.execute(FIND.format(found=found, listed=listed), [*values, *times, *page])
            return _found(cursor.fetchall(), question)


def _found(rows: list[tuple[int, int]], question: Question) -> Found:
    counts = {key - 1: number for key, number in rows if key}
    total = sum(counts.values())
    by_group = {name: sum(counts.get(key, 0) for key in keys) for name, keys in question.groups.items()}
    articles = [number for key, number in rows if not key]
    return Found.of(question, articles, total, by_group)


def _found_in(query: Query, depth: int) -> tuple[str, list[object]]:
    wanted, unwanted = [[_condition(term) for term in terms] for terms in (query.wanted, query.unwanted)]
    terms = " UNION ALL ".join(TERM.format(condition) for condition, _values in wanted)
    without = WITHOUT.format(" OR ".join(condition for condition, _values in unwanted)) if unwanted else ""
    values = [
        *(value for _condition, parameters in wanted for value in (*parameters, depth)),
        *(value for _condition, parameters in unwanted for value in parameters),
        len(wanted),
    ]
    return ALL_TERMS.format(terms, without), values


def _condition(term: Term) -> tuple[str, list[object]]:
    """A single token says it all; more of them may stand anywhere, and the text says whether they follow each other."""
    *before, last = term.segments
    wanted = {word for part in before for word in _certain(part)} | set(_certain(last))
    is_open = not IS_DENSE.match(last) and not term.is_quoted
    question = " & ".join(f"'{word}'{':*' if is_open and word == last else ''}" for word in sorted(wanted))
    if not before and len(wanted) == 1:
        return "tokens @@ %s::tsquery", [question]
    return "(tokens @@ %s::tsquery AND strpos(text, %s) > 0)", [question, term.sought]


def _certain(part: str) -> list[str]:
    """Tokens that a text with this segment certainly has."""
    return tokens([part])[:-1] if IS_DENSE.match(part) and len(part) > 1 else [part]


def _vector(text: str) -> str:
    """Tokens hold letters and digits alone, so quoting them needs no care."""
    parts = text.split()
    return " ".join(f"'{word}'" for word in {*tokens(parts), *singles(parts)})
