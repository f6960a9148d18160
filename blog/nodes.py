"""What may be typed into a body, as rows: the editor offers exactly what the sanitiser keeps."""

import hashlib

from blog.node import Rule
from blog.node_rows_offers import OFFERS
from blog.node_rows_records import RECORDS
from blog.node_rows_structure import STRUCTURE
from blog.node_rows_text import TEXT
from lib.markup import Allowlist

NODES = (*TEXT, *STRUCTURE, *RECORDS, *OFFERS)


def _merged() -> dict[str, dict[str, Rule]]:
    elements: dict[str, dict[str, Rule]] = {}
    for node in NODES:
        for element, attributes in node.elements.items():
            elements.setdefault(element, {}).update(attributes)
    return elements


ALLOWLIST = Allowlist(_merged())
EXTENSIONS = {node.extension: node.options for node in NODES if node.extension}
FINGERPRINT = hashlib.sha256("\0".join(node.key + node.example for node in NODES).encode()).hexdigest()
