"""What a period of keeping is made of: which rows it is about, how long they stay, and how they go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise


@dataclass(frozen=True)
class Period:
    """`days` holds until the owner sets others; None keeps the rows for as long as the site has them.

    `due` are the rows that were there before an instant and need not stay. A period without them is told to readers
    alone. `purge` None: another job takes them away.
    """

    key: str
    name: Promise
    why: Promise
    days: int | None = None
    due: Callable[[datetime], QuerySet[Any]] | None = None
    purge: Callable[[QuerySet[Any]], int] | None = None
    fixed: Callable[[], timedelta | None] | None = None  # decided elsewhere than on the page of periods
    set_in: str = ""  # where it is: the name of an environment variable, or of a screen of the admin
