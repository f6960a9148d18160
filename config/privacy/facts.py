"""A row in words: each of its fields with a name for programs, a name for people, and a value for both."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Field, ForeignKey, Model
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import pgettext

from config.privacy.kind import Table
from guard.verdicts import notices

# Keys that programs gave, and where a row came from: nothing of them is about anybody.
OURS = {"id", "submission_key", "is_sample"}


@dataclass(frozen=True)
class Fact:
    name: str
    label: str
    raw: Any  # for JSON
    text: str  # for people


def facts(table: Table, row: Model) -> list[Fact]:
    """Empty fields say nothing; people who work here are nobody's data but their own."""
    shown = [field for field in row._meta.concrete_fields if _is_told(table, field)]
    told = [_fact(row, field, table.labels.get(field.name, field.verbose_name)) for field in shown]
    return [fact for fact in told if fact.raw not in ("", None, [], {})]


def _is_told(table: Table, field: Field) -> bool:
    is_colleague = isinstance(field, ForeignKey) and field.remote_field.model._meta.label == settings.AUTH_USER_MODEL
    return not is_colleague and field.name not in {*OURS, *table.left_out}


def _fact(row: Model, field: Field, label: str) -> Fact:
    value, label = getattr(row, field.name), str(label)
    if isinstance(value, Model):
        return Fact(field.name, label, str(value), str(value))
    if isinstance(value, datetime):
        return Fact(field.name, label, localtime(value).isoformat(), date_format(localtime(value), "DATETIME_FORMAT"))
    if field.name == "reasons":  # keys of the guard's checks, which tell people nothing
        return Fact(field.name, label, value, "\n".join(str(reason.sentence) for reason in notices(value)))
    shown = getattr(row, f"get_{field.name}_display", None)
    return Fact(field.name, label, value, str(shown()) if shown else _text(value))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return pgettext("answer", "Yes") if value else pgettext("answer", "No")
    if isinstance(value, dict):
        return "\n".join(f"{name}: {one}" for name, one in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
