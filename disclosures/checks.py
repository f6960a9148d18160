"""System checks of the disclosures app."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections

from disclosures import ledger_triggers


@register(Tags.database)
def ledger_is_guarded(databases: list[str] | None = None, **options: Any) -> list[CheckMessage]:
    """A warning and no error: `migrate` runs this check too, and must get as far as putting the triggers there."""
    absent = [name for alias in databases or () for name in ledger_triggers.missing(connections[alias])]
    if not absent:
        return []
    return [
        Warning(
            f"The database would let rows of the ledger be changed: {', '.join(absent)} missing.",
            hint="Run manage.py guard_ledger, and manage.py verify_ledger after it.",
            id="disclosures.W001",
        )
    ]
