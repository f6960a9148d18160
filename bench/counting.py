"""How many SQL queries a page asks, without any page cache: `python -m bench.counting '["/", "/search/?q=x"]'`."""

import json
import sys

import django


def count(paths: list[str]) -> dict[str, int]:
    """By path; each page was shown once before."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, found = Client(headers={"host": "127.0.0.1"}), {}
    for path in paths:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        found[path] = len(queries)
    return found


def of_post(path: str, sender: str, form: str) -> int:
    """Of a comment that is sent; what begins and ends the transaction counts as well."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1", "origin": "http://127.0.0.1"})
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(path, form, content_type="application/x-www-form-urlencoded", REMOTE_ADDR=sender)
    if answer.status_code != 303:
        sys.exit(f"The comment was answered {answer.status_code}.")
    return len(queries)


if __name__ == "__main__":
    django.setup()
    from bench import posts

    pages = count(json.loads(sys.argv[1]))
    sys.stdout.write(json.dumps({**pages, "/comments/": of_post(*posts.make(1)[0])}))
