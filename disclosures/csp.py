"""What the creatives on a page need from its Content-Security-Policy: their pictures' hosts and their style attributes.

Every host comes from the row of the code's own network or from the owner, never from the code alone; a row's pattern
with a * opens for the hosts that the codes on the page name, not for all that it could match.
"""

import base64
import hashlib
import re
from collections.abc import Iterable

from django.conf import settings
from selectolax.lexbor import LexborHTMLParser

from disclosures import addresses, code_checks, code_sources
from disclosures.code_sources import Sources
from disclosures.inventory import Inventory
from disclosures.models import Creative
from disclosures.owned import Owned
from lib.csp import UNSAFE_HASHES

HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")  # nothing else may come into a header


def needs(inventory: Inventory) -> dict[str, set[str]]:
    """The sources to add to the page's policy, as they were found when the text was rendered."""
    return {directive: set(found) for directive, found in inventory.sources.items()}


def sources(creatives: Iterable[Creative], owned: Owned) -> dict[str, list[str]]:
    """What these creatives need, by directive. Samples get nothing: they must never contact a network."""
    found: dict[str, set[str]] = {}
    for creative in creatives:
        if creative.code and not creative.is_sample:
            for directive, needed in _of(creative, owned):
                found.setdefault(directive, set()).update(needed)
    return {directive: sorted(needed) for directive, needed in sorted(found.items()) if needed}


def _of(creative: Creative, owned: Owned) -> Iterable[tuple[str, set[str]]]:
    tree = LexborHTMLParser(creative.code, is_fragment=True)
    allowed = code_sources.of(code_checks.links(creative.code), creative.network, owned)
    yield "img-src", _picture_hosts(tree, allowed)
    yield "frame-src", {address.host for address in _addresses(tree, "iframe", "src") if allowed.may_open(address)}
    styles = {_hash(node.attributes["style"] or "") for node in tree.css("[style]")}
    yield "style-src-attr", {UNSAFE_HASHES, *styles} if styles else set()


def _picture_hosts(tree: LexborHTMLParser, allowed: Sources) -> set[str]:
    named = [*_addresses(tree, "img", "src"), *_addresses(tree, "*", "background"), *_addresses(tree, "*", "srcset")]
    hosts = {address.host for address in named if allowed.may_show(address)} | allowed.added
    if hosts - {"", settings.SITE_HOST}:
        hosts = hosts.union(*(row.picture_hosts for row in allowed.rows))
    return {host for host in hosts if HOST.fullmatch(host) and host != settings.SITE_HOST}


def _addresses(tree: LexborHTMLParser, tag: str, name: str) -> list[addresses.Address]:
    values = [node.attributes[name] or "" for node in tree.css(f"{tag}[{name}]")]
    if name == "srcset":
        values = [part.split()[0] for value in values for part in value.split(",") if part.strip()]
    return [addresses.parse(value) for value in values]


def _hash(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"'sha256-{digest}'"
