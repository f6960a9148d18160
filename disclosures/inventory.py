"""What a rendered text holds in ads: the facts from which badge, notice, cards and feeds derive their marks."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from disclosures.classification import REASONS
from disclosures.relationships import AFFILIATE, KEYS


@dataclass(frozen=True)
class Ad:
    """`placement` is the key under which the page's markup and `disclosures.models.Placement` name it."""

    address: str
    network: str = ""
    relationship: str = AFFILIATE
    label: str = ""
    creative_id: int | None = None
    placement: str = ""
    programme_id: int | None = None

    def of_programme(self, programme_id: int) -> "Ad":
        return replace(self, programme_id=programme_id)


@dataclass(frozen=True)
class Undecided:
    """A link that only its author can judge; until then readers see it marked as an ad."""

    address: str
    reason: str = ""

    @property
    def sentence(self) -> str:
        return str(REASONS.get(self.reason, ""))


@dataclass(frozen=True)
class Resting:
    """A place of the text whose own ad readers do not see at present: its campaign has not begun, or is over."""

    placement: str
    creative_id: int | None = None
    programme_id: int | None = None
    network: str = ""


@dataclass(frozen=True)
class Inventory:
    """`missing`: numbers of creatives that the text names and nobody can find; nothing is shown in their place.

    `resting` are places whose own ad is not shown, `statements` what the programmes of the ads want readers to be told,
    `instants` when another page follows from the same text, in ISO 8601, earliest first.
    `further` are networks whose links stand in a code that another network leads: a box with several shops.
    `words` are what its marks say, by place, in its `language`; `sources` what its creatives may load, by directive of
    the page's policy. Both follow from the rest and from today's rules.
    """

    ads: tuple[Ad, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    creative_ids: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    is_sample_only: bool = False
    resting: tuple[Resting, ...] = ()
    statements: tuple[str, ...] = ()
    instants: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    language: str = field(default="", compare=False)
    words: Mapping[str, str] = field(default_factory=dict, compare=False)
    sources: Mapping[str, list[str]] = field(default_factory=dict, compare=False)

    @property
    def has_ads(self) -> bool:
        return bool(self.ads or self.undecided)

    @property
    def relationships(self) -> tuple[str, ...]:
        """Strongest first, each once; an undecided link counts as an affiliate link."""
        found = {ad.relationship or AFFILIATE for ad in self.ads} | ({AFFILIATE} if self.undecided else set())
        return tuple(key for key in KEYS if key in found)

    @property
    def networks(self) -> tuple[str, ...]:
        """Each once, those included whose links stand in a code of another network."""
        return tuple(dict.fromkeys((*(ad.network for ad in self.ads if ad.network), *self.further)))

    @property
    def placements(self) -> tuple[str, ...]:
        """The keys of the places that readers see, in the order of the text."""
        return tuple(ad.placement for ad in self.ads if ad.placement)

    @property
    def valid_until(self) -> datetime | None:
        """The first instant at which the same text gives another page."""
        return datetime.fromisoformat(self.instants[0]) if self.instants else None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Inventory":
        """The inventory that `to_json` gave; an empty mapping is an empty inventory."""
        return cls(
            ads=tuple(Ad(**ad) for ad in data.get("ads", ())),
            undecided=tuple(Undecided(**link) for link in data.get("undecided", ())),
            creative_ids=tuple(data.get("creative_ids", ())),
            missing=tuple(data.get("missing", ())),
            is_sample_only=data.get("is_sample_only", False),
            resting=tuple(Resting(**place) for place in data.get("resting", ())),
            statements=tuple(data.get("statements", ())),
            instants=tuple(data.get("instants", ())),
            further=tuple(data.get("further", ())),
            language=data.get("language", ""),
            words=data.get("words", {}),
            sources=data.get("sources", {}),
        )
