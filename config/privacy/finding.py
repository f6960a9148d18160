"""From what somebody typed to a person, and from a person to all rows of theirs."""

import re
from dataclasses import dataclass, field
from functools import reduce
from hashlib import sha256
from operator import or_

from django.contrib.auth import get_user_model
from django.db.models import Model, Q

from config.privacy import kinds, variants
from config.privacy.kind import Kind, Table
from config.privacy.person import Person

NUMBER = re.compile("[A-Z]-[0-9A-Z]{6}")  # whoever misreads an O for a 0 learns that there is none, and looks again
SHOWN = 100  # rows of one table on the screen; files hold all of them


@dataclass(frozen=True)
class Sought:
    """Whom the words name for certain, and the addresses that may be theirs as well."""

    person: Person
    similar: list[tuple[str, int]] = field(default_factory=list)


def sought(text: str) -> Sought:
    """An address, a reference number or a name."""
    text = text.strip()
    if "@" in text or "＠" in text:
        return Sought(Person(frozenset({text})), variants.similar(text))
    if NUMBER.fullmatch(text.upper()):
        return _numbered(text.upper())
    return Sought(Person(references=variants.nameless(text)), variants.of_name(text))


def _numbered(reference: str) -> Sought:
    rows = [model.objects.filter(reference=reference).values_list("email", flat=True) for model in variants.named()]
    addresses = [address for found in rows for address in found]
    if any(addresses):
        return sought(next(filter(None, addresses)))
    return Sought(Person(references=frozenset({reference})))


@dataclass(frozen=True)
class Found:
    """The rows of one kind, table by table; tables without any are left out."""

    kind: Kind
    tables: list[tuple[Table, list[Model]]]

    @property
    def keys(self) -> list[int]:
        """Of the rows about which something is chosen: those of the kind's first table."""
        return [row.pk for table, rows in self.tables if table is self.kind.tables[0] for row in rows]


def everything(person: Person) -> list[Found]:
    """One query for each table, and one each for the comments and the messages on which other tables hang."""
    loaded = [
        Found(kind, [(table, rows) for table in kind.tables if (rows := list(table.find(person)))])
        for kind in kinds.KINDS
    ]
    return [found for found in loaded if found.tables]


def is_colleague(person: Person) -> bool:
    """Whether somebody who works here has one of the addresses; accounts have a screen of their own."""
    asked = [Q(email__iexact=address) for address in person.addresses]
    return get_user_model().objects.filter(reduce(or_, asked, Q(pk__in=[]))).exists()


def fingerprint(found: list[Found]) -> str:
    """Of exactly these rows: what is confirmed is what was looked at."""
    return sha256(repr([(one.kind.key, sorted(one.keys)) for one in found]).encode()).hexdigest()[:32]
