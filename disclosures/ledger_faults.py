"""What can be wrong with the ledger: the kinds of fault by their keys, and a fault as a sentence."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "content": _("Row %(entry)s: it does not say what was sealed."),
    "chain": _("Row %(entry)s: the row before it is missing or was changed."),
    "page": _("Row %(entry)s: its page image was changed."),
    "no_page": _("Row %(entry)s: its page image is missing, and no row tells of its removal."),
    "place": _("Row %(entry)s: it is missing or was changed after it had been read."),
    "end": _("The end: %(written)s rows were written, and %(found)s are there."),
}


@dataclass(frozen=True)
class Fault:
    """`entry` is the row in question; for the end `written` and `found` are numbers of rows."""

    key: str
    entry: int = 0
    written: int = 0
    found: int = 0

    def __str__(self) -> str:
        return str(SENTENCES[self.key]) % vars(self)
