"""The numbers of one run: what was measured of each subject, what the parts beside it found, and what was left out."""

from dataclasses import asdict, dataclass, field
from typing import Any

BARE = "bare"


@dataclass
class Figures:
    """`rows` are by subject: its name, queries, and figures by "1" and "16" connections, as `measuring.run` gives them.

    `skipped` says of each part that was left out why. `parts` are the figures that come from elsewhere.
    """

    machine: dict[str, Any]
    sizes: list[int]
    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    parts: dict[str, dict[str, float]] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)

    def of(self, key: str, name: str, connections: int = 1) -> float:
        """One figure; KeyError when it was not measured."""
        return float(self.rows[key][str(connections)][name])

    def cost(self, key: str) -> float:
        """Milliseconds of the processor for a request. Fast subjects are measured by their crowd: alone, a request is
        over before the kernel's clock for processes has ticked."""
        return self.of(key, "cpu", 16 if self.is_fast(key) else 1)

    def is_fast(self, key: str) -> bool:
        return bool(self.rows[key].get("16")) and self.of(key, "cpu", 16) < 1

    def to_json(self) -> dict[str, Any]:
        return asdict(self)
