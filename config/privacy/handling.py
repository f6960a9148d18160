"""What is done with the data of one person: handed out as a file, or erased kind by kind, with a receipt that names nobody."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.people import name_of
from config.privacy import variants
from config.privacy.facts import facts
from config.privacy.finding import Found, everything, fingerprint
from config.privacy.models import Receipt
from config.privacy.person import Person
from lib import signing
from lib.text import visible


class Overtaken(Exception):
    """The rows are not those that were looked at any more; nothing is erased."""


def as_json(found: list[Found]) -> str:
    """Every table by its name, every row with its fields."""
    tables = {
        table.label: [{fact.name: fact.raw for fact in facts(table, row)} for row in rows]
        for one in found
        for table, rows in one.tables
    }
    head = {"site": settings.SITE_URL, "written": timezone.localtime().isoformat(timespec="seconds")}
    return json.dumps({**head, "data": tables}, ensure_ascii=False, indent=2)


def as_html(found: list[Found], at: datetime) -> str:
    """A page of its own, to be read or printed anywhere: no style sheet, no script, no address that it would ask."""
    kinds = [(one.kind, [(table, told(table, rows)) for table, rows in one.tables]) for one in found]
    return render_to_string("admin/privacy/export.html", {"kinds": kinds, "site": settings.SITE_URL, "at": at})


def as_rows(found: list[Found]) -> Iterator[list[str]]:
    """A line for each field, for a spreadsheet: what kind of data, which table, the number of the row, field and value."""
    yield [_("Kind of personal data"), _("Table of it"), _("Which row"), _("Which field of it"), _("What it holds")]
    for one in found:
        for table, rows in one.tables:
            for number, row in enumerate(rows, 1):
                place = [str(one.kind.name), str(table.name), str(number)]
                yield from ([*place, fact.label, visible(fact.text)] for fact in facts(table, row))


def told(table, rows):
    return [facts(table, row) for row in rows]


def note_export(person: Person, found: list[Found], *, by) -> Receipt:
    counts = {one.kind.key: {"shown": sum(len(rows) for _table, rows in one.tables)} for one in found}
    return _receipt(Receipt.Action.EXPORTED, person, counts, by=by)


@transaction.atomic
def erase(person: Person, chosen: Mapping[str, str], *, by, seen: str, note: str = "") -> Receipt:
    """Do with each kind what was chosen for it. Raises Overtaken when the rows are not those of `seen`."""
    found = everything(person)
    if fingerprint(found) != seen:
        raise Overtaken
    counts = {one.kind.key: _do(one, chosen.get(one.kind.key, "keep"), person) for one in found}
    return _receipt(Receipt.Action.ERASED, person, counts, by=by, note=note)


def _do(found: Found, key: str, person: Person) -> dict[str, int]:
    """By the keys of the rows: what was erased before must not hide what is left."""
    choice = next(choice for choice in found.kind.choices if choice.key == key)
    if key == "keep":
        return {key: len(found.keys)}
    rows = found.kind.tables[0].model._base_manager.filter(pk__in=found.keys)
    return {key: choice.do_for(rows, person) if choice.do_for else choice.do(rows)}


def _receipt(action, person, counts, *, by, note=""):
    kept = {"action": action, "counts": counts, "note": note, "by": by, "by_name": name_of(by)}
    return Receipt.objects.create(digests=" ".join(digests(person)), **kept)


def before(person: Person) -> list[Receipt]:
    """What was done with the data of the same mailboxes earlier; after a backup came back, what has to be done again."""
    asked = [Q(digests__contains=digest) for digest in digests(person)]
    return list(Receipt.objects.filter(reduce(or_, asked, Q(pk__in=[]))))


def digests(person: Person) -> list[str]:
    """One for each mailbox, however it is spelled; of the numbers, where there is no address."""
    names = {variants.canonical(address) for address in person.addresses} or person.references
    return sorted(signing.digest(name, purpose="person") for name in names)
