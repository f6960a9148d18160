"""A table with one row: what the owner has set, or what the site remembers of itself."""

from typing import Self

from django.db import models


class OneRow(models.Model):
    """Before somebody has saved the row, the defaults of its fields hold."""

    class Meta:
        abstract = True

    @classmethod
    def current(cls) -> Self:
        return cls._default_manager.order_by("pk").first() or cls()
