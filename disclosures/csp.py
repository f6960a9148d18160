"""What the creatives on a page need from its Content-Security-Policy: their pictures' hosts and their style attributes."""

import base64
import hashlib

from selectolax.lexbor import LexborHTMLParser

from disclosures import addresses
from disclosures.inventory import Inventory
from disclosures.models import Creative
from disclosures.networks import BY_KEY
from lib.csp import UNSAFE_HASHES


def needs(inventory: Inventory) -> dict[str, set[str]]:
    """The sources to add to the page's policy. Sample creatives get none: they must never contact a network."""
    sources: dict[str, set[str]] = {}
    if not inventory.creative_ids or inventory.is_sample_only:
        return sources
    shown = Creative.objects.filter(pk__in=inventory.creative_ids, is_sample=False)
    for creative in shown.exclude(kind=Creative.Kind.BUTTON):
        tree = LexborHTMLParser(creative.code, is_fragment=True)
        hosts = {addresses.parse(node.attributes["src"] or "").host for node in tree.css("img[src]")}
        sources.setdefault("img-src", set()).update(hosts | _picture_hosts(creative.network))
        styles = {_hash(node.attributes["style"] or "") for node in tree.css("[style]")}
        if styles:
            sources.setdefault("style-src-attr", {UNSAFE_HASHES}).update(styles)
    return {directive: found - {""} for directive, found in sources.items() if found - {""}}


def _picture_hosts(network: str) -> set[str]:
    """Hosts that the network's own pictures come from and redirect to; patterns with a * are read from the code instead."""
    pixels = BY_KEY[network].pixels if network in BY_KEY else ()
    return {host for host in (pixel.partition("/")[0] for pixel in pixels) if "*" not in host}


def _hash(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"'sha256-{digest}'"
