"""When a row of the rules was saved: the version of all rules follows from it, so no two rows of a table share an instant."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone


class SavedAt(models.DateTimeField):
    """Later than in every other row of the table, also where the clock went back or another machine's is ahead.

    The newest of these instants names the state of the table (`disclosures.notices.versions`): a change with an earlier
    one would go unnoticed, and what was rendered before it would be trusted.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        newest = type(model_instance)._base_manager.aggregate(at=models.Max(self.attname))["at"]
        at = timezone.now()
        if newest is not None:
            at = max(at, newest + timedelta(microseconds=1))
        setattr(model_instance, self.attname, at)
        return at

    def deconstruct(self) -> Any:
        """To the database it is like any other instant."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, kwargs
