"""Products as ads hold them: name, picture, what speaks for them, a price with its day, and up to four shops."""

from dataclasses import asdict, dataclass
from typing import Any

MOST_SHOPS = 4


@dataclass(frozen=True)
class Shop:
    address: str
    words: str = ""


@dataclass(frozen=True)
class Product:
    """`picture` is the number of a picture in the site's library; `as_of` the day of the price, as 2026-11-25."""

    name: str = ""
    picture: int | None = None
    points: tuple[str, ...] = ()
    price: str = ""
    as_of: str = ""
    shops: tuple[Shop, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Product":
        """The product that `to_json` gave; an empty mapping is an empty product."""
        return cls(
            **{name: data[name] for name in ("name", "picture", "price", "as_of") if name in data},
            points=tuple(data.get("points", ())),
            shops=tuple(Shop(**shop) for shop in data.get("shops", ())),
        )
