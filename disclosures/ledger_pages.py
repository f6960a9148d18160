"""The pages of the ledger in the admin about one text: its timeline, what readers saw at a moment, and the kept page itself."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures import erasure, inert, ledger_reading, ledger_styles, ledger_subjects, snapshots
from disclosures.ledger_causes import CAUSES
from disclosures.ledger_forms import MomentForm
from disclosures.models import LedgerEntry
from disclosures.read_only import ReadOnlyAdmin
from lib.csp import NONCE, NONE, SELF
from lib.text import is_number

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


class LedgerPages(ReadOnlyAdmin):
    """Whoever may see the ledger may open its pages; what others add to them stands in the classes below this one."""

    def pages(self):
        """The pages by the ends of their names: where each stands, and what shows it."""
        return {
            "text": ("text/<slug:source>/<int:source_id>/", self.timeline),
            "snapshot": ("<int:pk>/page/<int:number>/", self.snapshot),
        }

    def get_urls(self):
        own = [
            path(route, self.admin_site.admin_view(view), name=f"disclosures_ledgerentry_{key}")
            for key, (route, view) in self.pages().items()
        ]
        return [*own, *super().get_urls()]

    def timeline(self, request, source, source_id):
        """All rows about one text, each with what it says otherwise than the one before, and what was seen at a moment."""
        self.check_reader(request)
        rows = LedgerEntry.objects.filter(source=source, source_id=min(source_id, 2**62))
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        shown = list(page)
        older = rows.filter(pk__lt=shown[-1].pk).first() if shown else None
        kept = erasure.kept_of(sha256 for row in shown for sha256 in snapshots.named_by(row))
        turns = [
            {
                "row": row,
                "cause": CAUSES.get(row.cause, row.cause),
                "says": ledger_reading.differences(before, row),
                "images": _images(row, kept),
            }
            for row, before in zip(shown, [*shown, older][1:], strict=True)
        ]
        form = MomentForm(request.GET if "day" in request.GET else None, initial=_now())
        newest = shown[0] if shown else None
        context = {"page": page, "turns": turns, "form": form, "newest": newest, "may_erase": may_erase(request)}
        context["asks"] = newest is None or newest.source not in ledger_subjects.UNSEEN
        if form.is_bound and form.is_valid():
            context |= {"asked": form.moment(), "seen": ledger_reading.seen(source, source_id, form.moment())}
        return self.shown(request, "timeline", _("What readers were shown"), context)

    def snapshot(self, request, pk, number):
        """The page of a row, or of one of its variants, for a frame that can do nothing; in the style sheets of another row
        where `styles` names one.
        """
        self.check_reader(request)
        entry = self.entry(pk)
        hashes = [entry.snapshot_sha256, *(variant["snapshot_sha256"] for variant in entry.variants)]
        if number >= len(hashes):
            raise Http404
        try:
            kept = self._dressed(snapshots.read(hashes[number]), request.GET.get("styles", ""))
        except snapshots.Gone as gone:
            sentence = _("This page image was removed.") if gone.is_purged else _("No image of the page was kept.")
            return _inert(inert.sentence(sentence), status=404)
        except snapshots.Spoiled:
            return _inert(inert.sentence(_("This page image was changed and proves nothing.")), status=409)
        html = inert.page(kept.html, kept.styles, language=entry.language, title=entry.address, nonce=request.csp_nonce)
        return _inert(html)

    def _dressed(self, kept, asked):
        """The page in the style sheets that readers had later on, of which a row of their own tells."""
        if not is_number(asked):
            return kept
        entry = self.entry(int(asked))
        return replace(kept, styles=snapshots.styles(ledger_styles.named_by(entry)))

    def check_reader(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied

    def entry(self, pk):
        entry = LedgerEntry.objects.filter(pk=min(pk, 2**62)).first()
        if entry is None:
            raise Http404
        return entry

    def shown(self, request, name, title, context):
        around = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, f"admin/disclosures/ledger/{name}.html", around | context)


def _inert(html, status=200):
    response = HttpResponse(html, status=status)
    response.csp_alone = POLICY
    return response


def may_erase(request):
    """Whoever may erase page images may erase evidence files too: see `disclosures.evidence_admin`."""
    return request.user.has_perm("disclosures.erase_kept")


def _images(row, kept):
    """The page images of a row: (number, instant from which on it is so, whether it is kept)."""
    named = [(row.snapshot_sha256, ""), *((one["snapshot_sha256"], one["at"]) for one in row.variants)]
    return [(number, at, sha256 in kept) for number, (sha256, at) in enumerate(named) if sha256]


def _now():
    now = timezone.localtime()
    return {"day": now.date(), "clock": now.time()}
