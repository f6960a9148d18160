"""Where readers find each kind of text: the pages of it that the ledger tells of, in which language, under which address."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from blog import blocks
from blog.addresses import absolute, list_url
from blog.models import Article, Author, Category, SidebarBlock
from blog.sources import source_of
from disclosures.models import LedgerEntry


@dataclass(frozen=True)
class ToldPage:
    """One page of a text. `source` names it in the ledger, together with the number of the row."""

    row: Any
    source: str
    subject: str
    language: str
    address: str
    is_public: bool = True
    revision: int | None = None
    visible_from: datetime | None = None
    visible_until: datetime | None = None

    @property
    def language_name(self) -> str:
        return str(dict(settings.LANGUAGES)[self.language])


def pages_of(row: Any) -> list[ToldPage]:
    """Every page of a text, that of its own language first; none of a part, which other texts show."""
    key = source_of(row).key
    return PAGES[key](row) if key in PAGES else []


def told(row: Any) -> list[ToldPage]:
    """Those of them that the ledger tells something about. One query."""
    pages = pages_of(row)
    rows = LedgerEntry.objects.filter(source__in=[page.source for page in pages], source_id=row.pk)
    known = set(rows.order_by().values_list("source", flat=True).distinct()) if pages else set()
    return [page for page in pages if page.source in known]


def _of_article(row: Article) -> list[ToldPage]:
    return [
        ToldPage(
            row,
            "article",
            "article" if row.type.is_listed else "page",
            row.language,
            absolute(row.get_absolute_url()),
            is_public=row.state == Article.State.PUBLISHED,
            revision=row.version,
            visible_from=row.publish_at,
            visible_until=row.end_at,
        )
    ]


def _of_heading(row: Category | Author) -> list[ToldPage]:
    """A text above a list: the list of each language is a page of its own."""
    key, own = source_of(row).key, settings.LANGUAGE_CODE
    languages = [own, *(code for code, _name in settings.LANGUAGES if code != own)]
    return [
        ToldPage(row, key if code == own else f"{key}-{code}", key, code, absolute(list_url(key, code, row.slug)))
        for code in languages
    ]


def _of_block(row: SidebarBlock) -> list[ToldPage]:
    """A block stands on many pages; the home page of its language is the one that is named."""
    has_text = blocks.BY_KEY[row.kind].has_text
    address = absolute(list_url("home", row.language))
    return [ToldPage(row, "block", str(row.place), row.language, address, is_public=has_text)]


PAGES = {"article": _of_article, "category": _of_heading, "author": _of_heading, "block": _of_block}
