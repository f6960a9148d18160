"""How the sample texts are read: pages with a head of `key: value` lines, files of records, tables of `a | b | c` lines."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Text:
    """One page, comment, message or creative: its named values and what follows them, untouched."""

    key: str
    values: dict[str, str]
    body: str

    def get(self, name: str) -> str:
        return self.values.get(name, "")

    def number(self, name: str) -> int | None:
        return int(self.values[name]) if name in self.values else None

    def names(self, name: str) -> list[str]:
        return [part.strip() for part in self.get(name).split(",") if part.strip()]


def pages(folder: str) -> list[Text]:
    """The pages of a folder by their addresses, which are the file names."""
    found = []
    for path in sorted((FOLDER / folder).glob("*.html")):
        head, body = path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
        found.append(Text(path.stem, _values(head), body.strip()))
    return found


def records(name: str, opening: str = "\n\n") -> list[Text]:
    """The records of a file, divided by `===`; in each, `opening` stands between the values and the body."""
    found = []
    for record in (FOLDER / name).read_text(encoding="utf-8").split("\n===\n"):
        head, _, body = record.strip("\n").partition(opening)
        values = _values(head)
        found.append(Text(values.get("key", ""), values, body))
    return found


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split(" | ")] for line in lines if line.strip()]


def _values(head: str) -> dict[str, str]:
    lines = (line.partition(":") for line in head.splitlines())
    return {name.strip(): value.strip() for name, _, value in lines}
