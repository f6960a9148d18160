"""`make bench`: what a page costs on this machine, as ratios to a bare Django view measured in the same run, and what writing costs.

Builds a site in a temporary folder, then asks for each page in turns, so that a busy moment of the machine falls on
all of them alike. CPU time of this process is what counts; requests go through the WSGI handler without a socket.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="shirushi-bench-")
os.environ["HOUSEKEEPING"] = "0"
os.environ.setdefault("LOG_LEVEL", "ERROR")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

BODY = "<h2>{n}番目の見出し</h2>" + "<p>契約の前に見るところを、順番に書いていきます。</p>" * 12
TEXT = "".join(BODY.format(n=part) for part in range(6))
MOST_MARKS = 5
PAIR = ("with-ads", "without-ads")  # one text, its links and its button once to an advertiser, once to anywhere
LINK = '<p><a href="https://px.a8.net/svt/ejp?a8mat=EXAMPLE+SAMPLE+0000+AAAAA">料金を見る</a></p>'

PLAIN = '<p><a href="https://example.org/prices">料金を見る</a></p>'
BOX = '<div data-block="button"><p data-part="link"><a href="https://example.org/">料金を見る</a></p></div>'


def build(count: int) -> list[str]:
    """A site of `count` articles; the addresses to measure."""
    from django.conf import settings
    from django.core.management import call_command

    from blog.renewing import rerender_stale
    from tests.factories import ArticleFactory, ButtonFactory, CategoryFactory, ProgrammeFactory

    call_command("migrate", verbosity=0)
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    categories = CategoryFactory.create_batch(8)
    for number in range(count):
        ArticleFactory(body=TEXT + LINK * (number % 2), category=categories[number % 8], author=None)
    button = ButtonFactory(programme=ProgrammeFactory(statement="広告主との契約により記載しています。"))
    place = f'<div data-block="ad" data-creative="{button.pk}"></div>'
    for slug, body in zip(PAIR, (f"{TEXT}{LINK * 3}{place}", f"{TEXT}{PLAIN * 3}{BOX}"), strict=True):
        ArticleFactory(slug=slug, body=body, category=categories[0], author=None)
    rerender_stale()
    return [
        "/bare",
        "/article-0/",
        "/article-1/",
        *(f"/{slug}/" for slug in PAIR),
        "/",
        f"/category/{categories[0].slug}/",
        "/search/?q=契約",
        "/feed/",
    ]


def measure(addresses: list[str], rounds: int) -> dict[str, dict[str, float]]:
    """CPU milliseconds, queries and bytes of each page, every page once in every round."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    costs: dict[str, list[float]] = {address: [] for address in addresses}
    facts: dict[str, dict[str, float]] = {}
    for address in addresses:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = client.get(address)
        if response.status_code != 200:
            sys.exit(f"{address} answered {response.status_code}")
        facts[address] = {"queries": len(queries), "bytes": len(response.content)}
    for _round in range(rounds):
        for address in addresses:
            before = time.process_time()
            client.get(address)
            costs[address].append((time.process_time() - before) * 1000)
    bare = statistics.median(costs["/bare"])
    for address, times in costs.items():
        middle = statistics.median(times)
        facts[address] |= {"cpu_ms": round(middle, 3), "ratio": round(middle / bare, 1)}
    return facts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--json", help="write the figures to this file as well")
    options = parser.parse_args()
    import django

    django.setup()
    from bench import editing

    facts = measure(build(options.articles), options.rounds)
    lines = [f"{'page':<28}{'× bare view':>12}{'CPU ms':>10}{'queries':>9}{'bytes':>9}"]
    for address, row in facts.items():
        lines.append(f"{address:<28}{row['ratio']:>12}{row['cpu_ms']:>10}{row['queries']:>9}{row['bytes']:>9}")
    sys.stdout.write("\n".join(lines) + "\n")
    with_ads, without = (facts[f"/{slug}/"]["cpu_ms"] for slug in PAIR)
    marks = round((with_ads / without - 1) * 100, 1)
    sys.stdout.write(f"The marks cost {marks:+} % of the same page without ads (at most +{MOST_MARKS} %).\n")
    written = editing.measure(options.rounds)
    sys.stdout.write("\n".join(editing.lines(written)) + "\n")
    if options.json:
        with open(options.json, "w") as file:
            json.dump(
                {
                    "articles": options.articles,
                    "rounds": options.rounds,
                    "pages": facts,
                    "marks": marks,
                    "writing": written,
                },
                file,
                indent=2,
            )


if __name__ == "__main__":
    main()
