"""Whether SQLite reads JSON, found out when a connection opens.

Django asks within a transaction, at the first use, and takes a database that is locked at that moment for one that reads
no JSON, for as long as the process lives.
"""

import sqlite3


def ask(connection, **_signal) -> None:
    """Called for each connection that Django opens."""
    if connection.vendor != "sqlite":
        return
    try:
        connection.connection.execute("SELECT json('{}')")
    except sqlite3.OperationalError as error:
        connection.features.supports_json_field = "no such function" not in str(error)
    else:
        connection.features.supports_json_field = True
