"""What may be typed into a body, as rows: the editor offers exactly what the sanitiser keeps."""

import hashlib

from blog.node import Rule, any_of
from blog.node_rows_offers import OFFERS
from blog.node_rows_records import RECORDS
from blog.node_rows_structure import STRUCTURE
from blog.node_rows_text import TEXT
from lib.markup import Allowlist

NODES = (*TEXT, *STRUCTURE, *RECORDS, *OFFERS)


def _merged() -> dict[str, dict[str, Rule]]:
    """Every element with its attributes; a value may pass by the rule of any node that has the attribute."""
    rules: dict[str, dict[str, list[Rule]]] = {}
    for node in NODES:
        for element, attributes in node.elements.items():
            known = rules.setdefault(element, {})
            for name, rule in attributes.items():
                known.setdefault(name, []).append(rule)
    return {
        element: {name: any_of(*several) for name, several in attributes.items()}
        for element, attributes in rules.items()
    }


ALLOWLIST = Allowlist(_merged())
EXTENSIONS = {node.extension: node.options for node in NODES if node.extension}
MODULES = tuple(dict.fromkeys(node.module for node in NODES if node.module))
STYLES = tuple(dict.fromkeys(f"css/components/{node.style}.css" for node in NODES if node.style))
FINGERPRINT = hashlib.sha256("\0".join(node.key + node.example for node in NODES).encode()).hexdigest()
