"""How tests report ads: as a reader's page does, with a browser's user agent and a name of its own."""

import itertools
import json

from disclosures import counting
from disclosures.bots import CHROME

OWN = {"origin": "http://testserver", "user-agent": CHROME}
names = (f"1837465920-{number:010}" for number in itertools.count())


def body(placement=None, *, view=None, token=None, **noted):
    """What a page sends about one placement: seen, unless `noted` says otherwise."""
    token = token or counting.token(placement.source, placement.source_id)
    return json.dumps({"view": view or next(names), "texts": {token: noted or {"seen": [placement.key]}}}).encode()


def report(client, content, *, headers=None, address="192.0.2.1", **extra):
    headers = {**OWN, **(headers or {})}
    return client.post("/seen/", content, content_type="text/plain", headers=headers, REMOTE_ADDR=address, **extra)
