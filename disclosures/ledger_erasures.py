"""The pages of the ledger in the admin on which page images are erased; only a superuser does that."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures import erasure
from disclosures.ledger_forms import ErasureForm
from disclosures.ledger_tools import LedgerTools


class LedgerErasures(LedgerTools):
    def pages(self):
        return super().pages() | {"erase": ("<int:pk>/erase/", self.erase)}

    def erase(self, request, pk):
        """The image of a page is taken away; the row stays, and a row of its own tells why."""
        if not request.user.is_superuser:
            raise PermissionDenied
        entry = self.entry(pk)
        form = ErasureForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            erasure.erase(entry, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("The page image is erased. The ledger keeps its fingerprint and your reason."))
            return HttpResponseRedirect(
                reverse("admin:disclosures_ledgerentry_text", args=[entry.source, entry.source_id])
            )
        return self.shown(request, "erase", _("Erase a page image"), {"entry": entry, "form": form})
