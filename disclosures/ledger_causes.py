"""Why a row of the ledger was written: the causes by their keys, as people read them."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

REMOVALS = ("erased", "purged", "evidence_erased")  # after these something that was kept is gone
CAUSES: dict[str, Promise] = {
    "published": pgettext_lazy("ledger", "Published"),
    "saved": pgettext_lazy("ledger", "Saved"),
    "moved": pgettext_lazy("ledger", "New address"),
    "withdrawn": pgettext_lazy("ledger", "Withdrawn"),
    "deleted": pgettext_lazy("ledger", "Deleted"),
    "began": pgettext_lazy("ledger", "Its time came"),
    "ended": pgettext_lazy("ledger", "Its end came"),
    "campaign": pgettext_lazy("ledger", "A period began or ended"),
    "decision": pgettext_lazy("ledger", "Decision about a link"),
    "wording": pgettext_lazy("ledger", "New wording"),
    "creative": pgettext_lazy("ledger", "Changed ad"),
    "rules": pgettext_lazy("ledger", "New rules"),
    "rerender": pgettext_lazy("ledger", "New look or surroundings"),
    "held": pgettext_lazy("ledger", "Ads taken out: the audit failed"),
    "released": pgettext_lazy("ledger", "Ads put back: the audit passed"),
    "noted": pgettext_lazy("ledger", "Record began"),
    "audited": pgettext_lazy("ledger", "Audit"),
    "erased": pgettext_lazy("ledger", "Page image erased"),
    "evidence_erased": pgettext_lazy("ledger", "Evidence file erased"),
    "purged": pgettext_lazy("ledger", "Old page images removed"),
}
