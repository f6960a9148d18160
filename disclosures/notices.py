"""What the marks say: the built-in rows, the owner's own wording in their place, and the version of all the rules."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.db.models import Count, Func, Max, QuerySet, Subquery, Value

from disclosures import hosts, network_rows_jp, network_rows_world, suspicions
from disclosures.inventory import Inventory
from disclosures.label_words import words_for
from disclosures.models import Creative, LinkDecision, NoticeWording, OwnNetwork, PictureHost, Programme
from disclosures.notice_rows import ROWS, row_for
from disclosures.relationships import AFFILIATE
from disclosures.wording_rules import MOST_CHARACTERS
from lib.prepared import Prepared

PIPELINE = 3  # raise it when labels or inventories change their shape: every stored rendering is then made anew
SPOKEN = ("badge", "notice", "card", "feed")  # places whose words follow from a whole inventory

# Every table that decides what is marked, and how.
RULES = (
    PIPELINE,
    network_rows_jp.ROWS,
    network_rows_world.ROWS,
    hosts.SHOP_SUFFIXES,
    suspicions.PARAMETERS,
    suspicions.HOSTS_WITH_NOISE,
    suspicions.SHORTENERS,
    suspicions.OWN_REDIRECT.pattern,
    ROWS,
)


# What the owner adds to them: a change of any such row is a change of the rules.
OWN_ROWS = {
    "wording": NoticeWording,
    "decision": LinkDecision,
    "creative": Creative,
    "programme": Programme,
    "network": OwnNetwork,
    "host": PictureHost,
}


@dataclass(frozen=True)
class Wordings:
    """The owner's own wording, read once; it replaces a row of the table."""

    texts: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Wordings":
        return cls({(row.place, row.relationship, row.language): row.text for row in NoticeWording.objects.all()})

    def find(self, place: str, relationship: str, language: str) -> str:
        """The wording for this relationship, else the one for all."""
        return self.own(place, relationship, language) or self.own(place, "", language)

    def own(self, place: str, relationship: str, language: str) -> str:
        return self.texts.get((place, relationship, language), "")


def notice(inventory: Inventory, place: str, language: str, wordings: Wordings | None = None) -> str:
    """The text of a mark for what the inventory holds; nothing where there is no ad.

    An inventory that was worded in this language is asked first; `wordings` loaded once serve many others.
    """
    if not inventory.has_ads:
        return ""
    if inventory.language == language and place in inventory.words:
        return inventory.words[place]
    if place == "badge":
        return row_for(place, language).text
    wordings = wordings or Wordings.load()
    if place == "notice":
        return _notice(inventory.relationships, language, wordings)
    return text(place, language, inventory.relationships[0], wordings)


def worded(inventory: Inventory, language: str, wordings: Wordings) -> Inventory:
    """The inventory with the words of its marks in it, so that pages, cards and feeds need not ask for them again."""
    words = {place: notice(inventory, place, language, wordings) for place in SPOKEN}
    return replace(inventory, language=language, words=words)


def text(place: str, language: str, relationship: str, wordings: Wordings) -> str:
    """What one place says about one relationship: the owner's own wording, else the table's."""
    return wordings.find(place, relationship, language) or row_for(place, language, relationship).text


def label_text(language: str, relationship: str, wordings: Wordings, chosen: str = "") -> str:
    """The label of one ad: the creative's own word where it belongs to the page's language, else the owner's, else the table's."""
    if chosen in words_for(language) and chosen != row_for("label", language).text:
        return chosen
    return text("label", language, relationship, wordings)


def amazon_statement(language: str, name: str) -> str:
    return row_for("amazon", language).text.replace("[name]", name)


def _notice(relationships: tuple[str, ...], language: str, wordings: Wordings) -> str:
    """The strongest relationship speaks first; each further one adds its sentence.

    The owner's wording for all of them says nothing of payment or gifts, so what is stronger than a commission is added.
    """
    first, *others = relationships
    own, general = wordings.own("notice", first, language), wordings.own("notice", "", language)
    told = [row_for("notice", language, first).text]
    further = [row_for("notice", language, key).also for key in others]
    if own:
        told = [own]
    elif general:
        told = [general] if first == AFFILIATE else [general, row_for("notice", language, first).also]
    gap = "" if language == "ja" else " "
    sentence = gap.join([*told, *further])
    if len(sentence) <= MOST_CHARACTERS:
        return sentence
    return gap.join([row_for("notice", language, first).text, *further])


def fingerprint(known: Mapping[str, str] | None = None) -> str:
    """The version of all rules that shape labels: the tables, and what the owner has added to them.

    One query, or none where their `versions` are known.
    """
    return hashlib.sha256(repr(sorted((known or versions()).items())).encode()).hexdigest()


def versions() -> dict[str, str]:
    """The state of each kind of rule by its name; two that differ say which kind has changed. One query."""
    return {"tables": tables(), **{row["table"]: f"{row['total']} {row['at']}" for row in OWNER()}}


def _owner() -> QuerySet[Any, Any]:
    states = [
        model.objects.order_by()
        .annotate(table=Value(table))
        .values("table")
        .annotate(total=Count("pk"), at=Max("updated_at"))
        for table, model in OWN_ROWS.items()
    ]
    return states[0].union(*states[1:], all=True)


OWNER = Prepared(_owner)


def version_columns() -> dict[str, Subquery]:
    """What another query asks along with its own matter, for `versions_in`."""
    columns = {}
    for table, model in OWN_ROWS.items():
        rows = model.objects.order_by()
        for name, column, function in (("total", "pk", "COUNT"), ("at", "updated_at", "MAX")):
            columns[f"{table}_{name}"] = Subquery(rows.annotate(state=Func(column, function=function)).values("state"))
    return columns


def versions_in(row: Any) -> dict[str, str]:
    """The same as `versions`, from a row that holds those columns."""
    owner = {table: f"{getattr(row, f'{table}_total')} {getattr(row, f'{table}_at')}" for table in OWN_ROWS}
    return {"tables": tables(), **owner}


@cache
def tables() -> str:
    """The version of the tables themselves, as the ledger names it."""
    return hashlib.sha256(repr(RULES).encode()).hexdigest()
