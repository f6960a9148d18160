"""What rows of the ledger tell of: the kinds of place where readers meet ads, as rows, each with its reach."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from disclosures.models import LedgerEntry


@dataclass(frozen=True)
class Subject:
    """`reach` says on which pages readers meet what stands on more than the one of its address.

    What is not `is_shown` readers never meet: its rows tell what became of the record itself.
    """

    key: str
    name: Promise
    reach: Promise | str = ""
    is_shown: bool = True


SUBJECTS = (
    Subject("article", pgettext_lazy("ledger", "Article")),
    Subject("page", pgettext_lazy("ledger", "Fixed page")),
    Subject("category", pgettext_lazy("ledger", "Text of a category")),
    Subject("author", pgettext_lazy("ledger", "Profile of an author")),
    Subject("sidebar", pgettext_lazy("ledger", "Block beside lists"), gettext_lazy("on every list of its language")),
    Subject("footer", pgettext_lazy("ledger", "Block in the footer"), gettext_lazy("on every page of its language")),
    Subject(
        "notice",
        pgettext_lazy("ledger", "Text below the notice"),
        gettext_lazy("on every page with ads, in its language"),
    ),
    Subject("evidence", pgettext_lazy("ledger", "Evidence file"), is_shown=False),
    Subject("styles", pgettext_lazy("ledger", "Style sheets of all pages"), is_shown=False),
    Subject("ledger", pgettext_lazy("ledger", "The record itself"), is_shown=False),
)
BY_KEY = {row.key: row for row in SUBJECTS}
UNSEEN = tuple(row.key for row in SUBJECTS if not row.is_shown)


def choices() -> list[tuple[str, Promise]]:
    return [(row.key, row.name) for row in SUBJECTS]


def name_of(entry: LedgerEntry) -> Promise | str:
    """Rows from before there were subjects tell of articles and fixed pages alike."""
    if not entry.subject and entry.source == "article":
        return pgettext_lazy("ledger", "Article or fixed page")
    row = BY_KEY.get(entry.subject or entry.source)
    return row.name if row else entry.source


def described(entry: LedgerEntry) -> str:
    """The kind of place with its reach."""
    row = BY_KEY.get(entry.subject)
    if row is None or not row.reach:
        return str(name_of(entry))
    return _("%(kind)s (%(reach)s)") % {"kind": row.name, "reach": row.reach}


def told_of(key: str) -> Q:
    """The rows of one kind of place; those that do not say are found by their kind of text."""
    return Q(subject=key) | Q(subject="", source=key)
