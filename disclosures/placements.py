"""The places of ads in texts: the keys that name them in the markup, and the rows that keep them."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from disclosures.inventory import Ad, Inventory, Resting
from disclosures.models import Placement

KEPT = ("number", "creative_id", "programme_id", "network", "relationship", "address_sha256", "is_current", "is_shown")


class Keys:
    """Hands out the keys of one text: each unique, and the same as long as the ad is there, whatever stands around it."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def of_creative(self, number: int) -> str:
        return self._next(f"creative-{number}")

    def of_stand_in(self, number: int, place: int) -> str:
        """For an ad that is shown in the place of another: its own places keep their keys."""
        return self._next(f"creative-{number}-for-{place}")

    def of_link(self, address: str) -> str:
        return self._next(f"link-{digest(address)[:16]}")

    def _next(self, key: str) -> str:
        self._given[key] += 1
        return key if self._given[key] == 1 else f"{key}-{self._given[key]}"


def digest(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()


def keep(source: str, source_id: int, inventory: Inventory) -> None:
    """Make the rows of a text say what its rendering found. Call it in the transaction that stores the rendering."""
    wanted = {row.key: row for row in _rows(source, source_id, inventory)}
    known = {row.key: row for row in Placement.objects.filter(source=source, source_id=source_id)}
    changed = []
    for key, row in known.items():
        values = {name: getattr(wanted[key], name) for name in KEPT} if key in wanted else GONE
        if any(getattr(row, name) != value for name, value in values.items()):
            vars(row).update(values)
            changed.append(row)
    if changed:
        Placement.objects.bulk_update(changed, KEPT)
    if wanted.keys() - known.keys():
        Placement.objects.bulk_create(row for key, row in wanted.items() if key not in known)


def forget(source: str, source_ids: list[int]) -> None:
    """Say that these texts are gone. What was counted for their ads keeps its row."""
    Placement.objects.filter(source=source, source_id__in=source_ids).update(**GONE)


GONE = {"is_current": False, "is_shown": False}


def _rows(source: str, source_id: int, inventory: Inventory) -> Iterator[Placement]:
    here = {"source": source, "source_id": source_id}
    ads = [ad for ad in inventory.ads if ad.placement]
    for number, ad in enumerate(ads, start=1):
        own = {"address_sha256": digest(ad.address), "relationship": ad.relationship}
        yield Placement(**here, number=number, **own, **_of(ad))
    for number, place in enumerate(inventory.resting, start=len(ads) + 1):
        yield Placement(**here, number=number, is_shown=False, **_of(place))


def _of(place: Ad | Resting) -> dict[str, Any]:
    return {
        "key": place.placement,
        "creative_id": place.creative_id,
        "programme_id": place.programme_id,
        "network": place.network,
    }
