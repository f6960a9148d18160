"""Kinds of sidebar and footer block as rows: what each is called and which template shows it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog.periods import PERIODS


@dataclass(frozen=True)
class BlockKind:
    key: str
    name: Promise
    template: str
    has_text: bool = False


BLOCK_KINDS = (
    BlockKind("profile", _("Profile box"), "components/blocks/profile.html", has_text=True),
    BlockKind("search", _("Search"), "components/blocks/search.html"),
    BlockKind("latest", _("Latest articles"), "components/blocks/latest.html"),
    *(BlockKind(f"popular-{row.key}", row.name, "components/blocks/popular.html") for row in PERIODS),
    BlockKind("categories", _("Categories"), "components/blocks/categories.html"),
    BlockKind("archive", _("Months"), "components/blocks/archive.html"),
    BlockKind("text", _("Own text"), "components/blocks/text.html", has_text=True),
)
BY_KEY = {row.key: row for row in BLOCK_KINDS}


def choices() -> list[tuple[str, Promise]]:
    return [(row.key, row.name) for row in BLOCK_KINDS]
