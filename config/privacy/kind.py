"""What a kind of personal data is made of: its tables, and what may be done with a person's rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from config.privacy.person import Person


@dataclass(frozen=True)
class Table:
    """The rows of one model that belong to a person. All of their fields are shown and exported but those `left_out`."""

    label: str
    name: Promise
    find: Callable[[Person], QuerySet[Any]]
    left_out: tuple[str, ...] = ()
    labels: Mapping[str, Promise | str] = field(default_factory=dict)  # where a field's own name says too little

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.label)


@dataclass(frozen=True)
class Choice:
    """What may be done with the rows; `do` gets those of the kind's first table and returns how many it touched.

    `do_for`, where there is one, takes its place: it knows whose rows they are, for rows that tell of others as well.
    """

    key: str
    name: Promise
    help: Promise
    do: Callable[[QuerySet[Any]], int]
    do_for: Callable[[QuerySet[Any], Person], int] | None = None


@dataclass(frozen=True)
class Kind:
    """`tables`: the first one is chosen about, the others go and stay with it. `choices`: the first one is proposed.

    `is_certain` is False for rows that somebody else may have left: they are found by the network alone.
    """

    key: str
    name: Promise
    tables: tuple[Table, ...]
    choices: tuple[Choice, ...]
    help: Promise | str = ""
    is_certain: bool = True
