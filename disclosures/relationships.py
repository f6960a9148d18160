"""What may stand between a blogger and an advertiser, as rows: the strongest first."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AFFILIATE = "affiliate"


@dataclass(frozen=True)
class Relationship:
    key: str
    name: Promise


RELATIONSHIPS = (
    Relationship("paid", _("The advertiser paid for the article")),
    Relationship("provided", _("The advertiser provided goods or services")),
    Relationship("own", _("Our own goods or services")),
    Relationship(AFFILIATE, _("A commission for orders through the link")),
)
KEYS = tuple(row.key for row in RELATIONSHIPS)


def choices() -> list[tuple[str, Promise]]:
    return [(row.key, row.name) for row in RELATIONSHIPS]


def strongest(*keys: str) -> str:
    """The strongest of these relationships; an unknown or empty one counts as an affiliate link."""
    return next((key for key in KEYS if key in keys), AFFILIATE)
