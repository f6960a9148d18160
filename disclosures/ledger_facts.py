"""What the ledger keeps of a page's ads, marks and links: facts that stay readable when every other row has changed."""

import hashlib
from typing import Any

from django.db.models import Q

from disclosures import addresses, notices
from disclosures.inventory import Inventory
from disclosures.models import Creative, LinkDecision, Programme
from lib.document import Document

PLACES = ("badge", "notice", "card", "feed")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def marks(inventory: Inventory, language: str, statements: tuple[str, ...] = (), strength: str = "") -> dict[str, Any]:
    """The wording of every mark of the page, by place, and their strength where it is not the standard; `label` lists each
    word once.
    """
    wordings = notices.Wordings.load() if inventory.has_ads else None
    words = {place: notices.notice(inventory, place, language, wordings) for place in PLACES}
    if strength:
        words["strength"] = strength
    return words | {"statements": list(statements), "label": list(dict.fromkeys(ad.label for ad in inventory.ads))}


def ads(inventory: Inventory) -> list[dict[str, Any]]:
    """Each ad with its network, programme and place, its address as a fingerprint, and the code that stood there; links
    that nobody has judged come last.
    """
    codes = dict(Creative.objects.filter(pk__in=inventory.creative_ids).values_list("pk", "sha256"))
    numbers = {ad.programme_id for ad in inventory.ads if ad.programme_id}
    programmes = {row["id"]: row for row in Programme.objects.filter(pk__in=numbers).values("id", "name", "number")}
    found = [
        {
            "network": ad.network,
            "programme": programmes.get(ad.programme_id),
            "placement": ad.placement,
            "address_sha256": digest(ad.address),
            "label": ad.label,
            "relationship": ad.relationship,
            "creative": ad.creative_id,
            "code_sha256": codes.get(ad.creative_id, ""),
        }
        for ad in inventory.ads
    ]
    return found + [{"undecided": link.reason, "address_sha256": digest(link.address)} for link in inventory.undecided]


def decisions_in(html: str) -> tuple[dict[str, Any], ...]:
    """The decisions about links that this text holds, as they stand now."""
    parsed = [addresses.parse(node.attributes["href"] or "") for node in Document(html).css("a[href]")]
    links, hosts = {one.normal for one in parsed if one.is_web}, {one.host for one in parsed if one.is_web}
    about = Q(scope=LinkDecision.Scope.LINK, target__in=links) | Q(scope=LinkDecision.Scope.HOST, target__in=hosts)
    return tuple(
        {
            "scope": row.scope,
            "target": row.target,
            "verdict": row.verdict,
            "relationship": row.relationship,
            "reason": row.reason,
            "by": row.decided_by_name,
            "at": row.decided_at.isoformat(),
        }
        for row in LinkDecision.objects.filter(about).order_by("pk")
    )
