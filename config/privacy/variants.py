"""One mailbox in many spellings: what is only like an address is suggested, and nothing follows from it by itself."""

import unicodedata
from collections import Counter

from django.db.models import Count, EmailField

from config.privacy import kinds

SAME_HOST = {"googlemail.com": "gmail.com"}


def canonical(address: str) -> str:
    """Capitals, width, dots and what follows a plus sign apart: many providers deliver all of these to one mailbox."""
    name, _at, host = unicodedata.normalize("NFKC", address).strip().casefold().rpartition("@")
    return f"{name.partition('+')[0].replace('.', '')}@{SAME_HOST.get(host, host)}"


def similar(address: str) -> list[tuple[str, int]]:
    """Every other spelling among the rows, with the number of its rows."""
    sought = canonical(address)
    found: Counter[str] = Counter()
    for model in with_addresses():
        for host in _hosts(sought.rpartition("@")[2]):
            rows = model.objects.filter(email__iendswith=f"@{host}").order_by()
            found.update(dict(rows.values_list("email").annotate(Count("pk"))))
    return sorted((one, count) for one, count in found.items() if one != address and canonical(one) == sought)


def of_name(name: str) -> list[tuple[str, int]]:
    """The addresses that were given with a name, as often as they were."""
    found: Counter[str] = Counter()
    for model in named():
        rows = model.objects.filter(name__iexact=name).exclude(email="").order_by()
        found.update(dict(rows.values_list("email").annotate(Count("pk"))))
    return sorted(found.items())


def nameless(name: str) -> frozenset[str]:
    """The numbers of rows under a name that bear no address."""
    return frozenset(
        number
        for model in named()
        for number in model.objects.filter(name__iexact=name, email="").values_list("reference", flat=True)
    )


def with_addresses():
    return [table.model for table in kinds.tables() if _has_address(table.model)]


def named():
    return [model for model in with_addresses() if {"name", "reference"} <= {f.name for f in model._meta.fields}]


def _has_address(model):
    return any(field.name == "email" and isinstance(field, EmailField) for field in model._meta.fields)


def _hosts(host: str) -> set[str]:
    return {host, *(other for other, same in SAME_HOST.items() if same == host)}
