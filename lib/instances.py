"""Instances of models from values that the database gave, as pickle makes them: nothing is left to find out about a field."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState


def instance(model: type[Model], values: Mapping[str, Any], db: str) -> Any:
    """What `from_db` gives for these values of fields, by the names of their attributes; the other fields are deferred.

    `__init__` would ask each field of the model for its place and its default, and tell those who wait for instances.
    """
    one = model.__new__(model)
    state = ModelState()
    state.adding, state.db = False, db
    vars(one).update(values, _state=state)
    return one


class Instances:
    """Reads rows as the query meant them: an instance from each, with those that it joins."""

    def __init__(
        self, info: dict[str, Any], select: Sequence[Any], db: str, further: dict[str, int] | None = None
    ) -> None:
        """`info` is what Django's compiler knows of the model, `further` are columns beside its fields, by place."""
        places = info["select_fields"]
        self.model, self.db, self.further = info["model"], db, list((further or {}).items())
        self.start, self.end = places[0], places[-1] + 1
        self.names = [select[place][0].target.attname for place in range(self.start, self.end)]
        self.key = self.start + self.names.index(self.model._meta.pk.attname)
        self.joined: list[tuple[Callable[..., None], Callable[..., None], Instances]] = [
            (below["local_setter"], below["remote_setter"], Instances(below, select, db))
            for below in info.get("related_klass_infos", ())
        ]

    def read(self, row: Sequence[Any]) -> Any:
        """None where the row has no such instance."""
        if row[self.key] is None:
            return None
        one = instance(self.model, dict(zip(self.names, row[self.start : self.end], strict=True)), self.db)
        for set_here, set_there, joined in self.joined:
            other = joined.read(row)
            set_here(one, other)
            if other is not None:
                set_there(other, one)
        for name, place in self.further:
            setattr(one, name, row[place])
        return one
