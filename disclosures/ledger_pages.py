"""The pages of the ledger in the admin: a text's timeline, what readers saw, the check of the chain, exports and erasure."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures import erasure, inert, ledger, ledger_csv, ledger_reading, snapshots
from disclosures.ledger_causes import CAUSES
from disclosures.ledger_forms import AddressesForm, ErasureForm, MomentForm, PeriodForm
from disclosures.models import LedgerEntry, LedgerHead
from lib.csp import NONCE, NONE, SELF

PAGE = 50
# A kept page may show pictures of the site and nothing else; in its sandbox nothing runs and nothing is sent.
POLICY = {
    "default-src": [NONE],
    "img-src": [SELF, "data:"],
    "style-src": [NONCE],
    "style-src-attr": ["'unsafe-inline'"],  # as the codes of networks bring them; nothing foreign can be loaded by them
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": [],
}


class LedgerPages(admin.ModelAdmin):
    """Whoever may see the ledger may open these pages; only a superuser erases."""

    def get_urls(self):
        rows = {
            "text": ("text/<slug:source>/<int:source_id>/", self.timeline),
            "snapshot": ("<int:pk>/page/<int:number>/", self.snapshot),
            "erase": ("<int:pk>/erase/", self.erase),
            "verify": ("verify/", self.verify),
            "export": ("export/", self.export),
            "period": ("export/period.csv", self.period_csv),
            "addresses": ("export/addresses.csv", self.addresses_csv),
        }
        own = [
            path(route, self.admin_site.admin_view(view), name=f"disclosures_ledgerentry_{key}")
            for key, (route, view) in rows.items()
        ]
        return [*own, *super().get_urls()]

    def timeline(self, request, source, source_id):
        """All rows about one text, each with what it says otherwise than the one before, and what was seen at a moment."""
        self._check(request)
        rows = LedgerEntry.objects.filter(source=source, source_id=min(source_id, 2**62))
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        shown = list(page)
        older = rows.filter(pk__lt=shown[-1].pk).first() if shown else None
        turns = [
            {"row": row, "cause": CAUSES.get(row.cause, row.cause), "says": ledger_reading.differences(before, row)}
            for row, before in zip(shown, [*shown, older][1:], strict=True)
        ]
        form = MomentForm(request.GET if "day" in request.GET else None, initial=_now())
        context = {"page": page, "turns": turns, "form": form, "newest": shown[0] if shown else None}
        if form.is_bound and form.is_valid():
            context |= {"asked": form.moment(), "seen": ledger_reading.seen(source, source_id, form.moment())}
        return self._page(request, "timeline", _("What readers were shown"), context)

    def snapshot(self, request, pk, number):
        """The page of a row, or of one of its variants, for a frame that can do nothing."""
        self._check(request)
        entry = self._entry(pk)
        hashes = [entry.snapshot_sha256, *(variant["snapshot_sha256"] for variant in entry.variants)]
        if number >= len(hashes):
            raise Http404
        try:
            kept = snapshots.read(hashes[number])
        except snapshots.Gone as gone:
            sentence = _("This page image was removed.") if gone.is_purged else _("No image of the page was kept.")
            return self._answer(inert.sentence(sentence), status=404)
        except snapshots.Spoiled:
            return self._answer(inert.sentence(_("This page image was changed and proves nothing.")), status=409)
        html = inert.page(kept.html, kept.styles, language=entry.language, title=entry.address, nonce=request.csp_nonce)
        return self._answer(html)

    def _answer(self, html, status=200):
        response = HttpResponse(html, status=status)
        response.csp_alone = POLICY
        return response

    def verify(self, request):
        """Whether the chain and the snapshots are whole, and the newest seal to copy elsewhere."""
        self._check(request)
        problems = [*ledger.problems(), *snapshots.problems()]
        head = LedgerHead.objects.filter(pk=1).first()
        return self._page(request, "verify", _("Check the ledger"), {"problems": problems, "head": head})

    def erase(self, request, pk):
        """A superuser takes the image of a page away; the row stays, and a row of its own tells why."""
        if not request.user.is_superuser:
            raise PermissionDenied
        entry = self._entry(pk)
        form = ErasureForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            erasure.erase(entry, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("The page image is erased. The ledger keeps its fingerprint and your reason."))
            return HttpResponseRedirect(
                reverse("admin:disclosures_ledgerentry_text", args=[entry.source, entry.source_id])
            )
        return self._page(request, "erase", _("Erase a page image"), {"entry": entry, "form": form})

    def export(self, request, period=None, addresses=None):
        self._check(request)
        today = timezone.localdate()
        initial = {"first": today.replace(day=1), "last": today}
        context = {"period": period or PeriodForm(initial=initial), "addresses": addresses or AddressesForm()}
        return self._page(request, "export", _("Exports for advertisers and networks"), context)

    def period_csv(self, request):
        self._check(request)
        form = PeriodForm(request.GET)
        if not form.is_valid():
            return self.export(request, period=form)
        programme = form.cleaned_data["programme"]
        rows = ledger_csv.placements(
            *form.period(), network=form.cleaned_data["network"], programme=programme and programme.pk
        )
        return ledger_csv.answer("ads", rows)

    def addresses_csv(self, request):
        self._check(request)
        form = AddressesForm(request.GET)
        if not form.is_valid():
            return self.export(request, addresses=form)
        return ledger_csv.answer("addresses", ledger_csv.addresses(form.cleaned_data["network"]))

    def _check(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _entry(self, pk):
        entry = LedgerEntry.objects.filter(pk=min(pk, 2**62)).first()
        if entry is None:
            raise Http404
        return entry

    def _page(self, request, name, title, context):
        around = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, f"admin/disclosures/ledger/{name}.html", around | context)


def _now():
    now = timezone.localtime()
    return {"day": now.date(), "clock": now.time()}
