"""The pages of the ledger in the admin on which page images are erased, and where all erasing is found."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosures import erasure, snapshots
from disclosures.ledger_causes import REMOVALS
from disclosures.ledger_forms import ErasureForm
from disclosures.ledger_pages import PAGE, may_erase
from disclosures.ledger_tools import LedgerTools
from disclosures.models import LedgerEntry


class LedgerErasures(LedgerTools):
    def pages(self):
        return super().pages() | {
            "erase": ("<int:pk>/erase/", self.erase),
            "erasures": ("erasures/", self.erasures),
        }

    def erasures(self, request):
        """What is kept for how long, how to erase it, and everything that was erased."""
        self.check_reader(request)
        rows = LedgerEntry.objects.filter(cause__in=REMOVALS)
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "days": settings.LEDGER_SNAPSHOT_DAYS, "may_erase": may_erase(request)}
        return self.shown(request, "erasures", _("Erasing and keeping"), context)

    def erase(self, request, pk):
        """The image of a page is taken away; the row stays, and a row of its own tells why."""
        if not may_erase(request):
            raise PermissionDenied
        entry = self.entry(pk)
        timeline = reverse("admin:disclosures_ledgerentry_text", args=[entry.source, entry.source_id])
        kept = erasure.kept_of(snapshots.named_by(entry))
        if not kept:
            messages.info(request, _("No page image of this row is kept any more."))
            return HttpResponseRedirect(timeline)
        form = ErasureForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            erasure.erase(entry, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("The page image is erased. The ledger keeps its fingerprint and your reason."))
            return HttpResponseRedirect(timeline)
        others = LedgerEntry.objects.filter(snapshot_sha256__in=kept).exclude(pk=entry.pk).count()
        context = {"entry": entry, "form": form, "timeline": timeline, "others": others}
        return self.shown(request, "erase", _("Erase a page image"), context)
