"""A table with one row: what the owner has set, or what the site remembers of itself."""

from functools import cache
from typing import Self

from django.db import models

from lib.prepared import Prepared


class OneRow(models.Model):
    """Before somebody has saved the row, the defaults of its fields hold."""

    class Meta:
        abstract = True

    @classmethod
    def current(cls) -> Self:
        return next(iter(_first(cls)()), None) or cls()


@cache
def _first(model: type[OneRow]) -> Prepared:
    return Prepared(lambda: model._default_manager.order_by("pk")[:1])
