"""What the marks cost: one text with its three links, once to an advertiser and once to anywhere, in this process."""

import json
import statistics
import sys
import time

import django

from bench.site.building import PAIR


def measure(rounds: int) -> dict[str, float]:
    """Middle milliseconds of the processor for each of the pair, and by how many percent the marks make it dearer."""
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    costs: dict[str, list[float]] = {slug: [] for slug in PAIR}
    for number in range(rounds + 3):
        for slug in PAIR:
            before = time.process_time()
            client.get(f"/{slug}/")
            if number >= 3:
                costs[slug].append((time.process_time() - before) * 1000)
    with_ads, without = (statistics.median(costs[slug]) for slug in PAIR)
    return {"with_ads": with_ads, "without": without, "percent": (with_ads / without - 1) * 100}


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))
