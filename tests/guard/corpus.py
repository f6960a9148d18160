"""Texts that the guard is measured by: written for this purpose, one a line, in the folder of the same name.

Half of them were kept away from tuning; which half, the text itself says.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).with_name("corpus")


@dataclass(frozen=True)
class Text:
    body: str
    is_spam: bool
    form: str  # comment or contact
    language: str

    @property
    def _byte(self) -> int:
        return sha256(self.body.encode()).digest()[0]

    @property
    def is_held_back(self) -> bool:
        return bool(self._byte & 1)

    @property
    def page_language(self) -> str:
        """Where it is sent: Japanese to Japanese pages; every second English text too, the others to English pages."""
        return "ja" if self.language == "ja" or self._byte & 2 else "en"


def texts() -> list[Text]:
    found = []
    for file in sorted(FOLDER.glob("*.txt")):
        sort, form, language = file.stem.split("_")
        for line in file.read_text().splitlines():
            body = line.replace("\\n", "\n")
            found.append(Text(body, sort == "spam", {"comments": "comment", "messages": "contact"}[form], language))
    return found
