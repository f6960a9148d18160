"""config.sqlite_json: a site whose database is busy at the first question reads JSON all the same."""

import pytest
from django.db.utils import ConnectionHandler


@pytest.mark.django_db
def test_a_new_connection_knows_json_before_anybody_asks(tmp_path):
    row = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "site.sqlite3"}
    connection = ConnectionHandler({"default": {}, "site": row})["site"]
    connection.ensure_connection()
    assert vars(connection.features)["supports_json_field"] is True
    connection.close()
