"""Comments ready to be sent, each with a ticket, its work and a text of its own: `python -m bench.posts 2000`."""

import json
import sys
import time
from ipaddress import ip_network
from random import Random
from urllib.parse import urlencode

import django

NETWORKS = ip_network("198.18.0.0/15")  # which is there for measuring, and nobody's
SINCE = 60  # seconds that the sender has spent writing


def make(count: int) -> list[list[str]]:
    """[path, sender, form] rows, spread over many articles and networks as they are on a busy site."""
    from bench.site import words
    from blog.models import Article
    from guard import work
    from lib import signing

    articles = list(Article.objects.filter(slug__startswith="article-").values_list("pk", "slug")[:500])
    chance, rows = Random(count), []  # noqa: S311 -- texts to measure
    for number in range(count):
        pk, slug = articles[number % len(articles)]
        ticket = signing.issue(f"comment:{pk}", since=time.time() - SINCE)
        body = f"{words.sentence(chance)}{words.sentence(chance)}これは{number}番目です。"
        person = {"name": "はるこ", "email": f"haruko{number}@example.com"}
        form = {"body": body, **person, "ticket": ticket, "work": work.do(ticket)}
        rows.append([f"/comments/{slug}/", NETWORKS[number].exploded, urlencode(form)])
    return rows


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(make(int(sys.argv[1]))))
