"""A connection that knows how a statement is written for SQLite, once it has been asked before."""

from functools import lru_cache

from django.db.backends.sqlite3 import base

KEPT = 512  # statements; a page needs a dozen, and some differ by how many values they hold


class Cursor(base.SQLiteCursorWrapper):
    """Django rewrites each statement each time, which costs as much as half the statement itself."""

    def convert_query(self, query, *, param_names=None):
        return _written(query) if param_names is None else super().convert_query(query, param_names=param_names)


@lru_cache(maxsize=KEPT)
def _written(query):
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    def create_cursor(self, name=None):
        return self.connection.cursor(factory=Cursor)
