"""Windows of time: what is shown from one instant on and until just before another, and when that changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Window:
    """Open from `start` on and until just before `end`; None is no limit."""

    start: datetime | None = None
    end: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        return (self.start is None or self.start <= now) and (self.end is None or now < self.end)

    def changes(self, now: datetime) -> Iterator[datetime]:
        """The instants after `now` at which it opens or closes."""
        yield from (instant for instant in (self.start, self.end) if instant is not None and instant > now)
