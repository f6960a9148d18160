"""Style sheets in the ledger: one row when they change, for all pages whose text and marks stay as they were."""

from datetime import datetime

from disclosures import ledger, snapshots
from disclosures.models import LedgerEntry

SOURCE = "styles"
SHOWING = ledger.Showing(source=SOURCE, subject=SOURCE, source_id=0, address="", language="", is_public=False)


def tell(styles: str) -> LedgerEntry | None:
    """Add a row where the newest one names other style sheets. Call it before pages are compared."""
    newest, sha256 = ledger.latest(SOURCE, 0), snapshots.keep_styles(styles)
    if newest is not None and named_by(newest) == sha256:
        return None
    return ledger.record(SHOWING, cause="rerender", actor=None, detail={"styles_sha256": sha256})


def since(entry: LedgerEntry, moment: datetime) -> LedgerEntry | None:
    """The row of the style sheets in which readers saw the page of this row at the moment; None: those that it names."""
    rows = LedgerEntry.objects.filter(source=SOURCE, pk__gt=entry.pk, at__lte=moment)
    return rows.order_by("-pk").first()


def named_by(entry: LedgerEntry) -> str:
    return str(entry.detail.get("styles_sha256", ""))


def kept() -> set[str]:
    """All style sheets that rows name; retention leaves them, for pages that are still kept may need them."""
    return {named_by(entry) for entry in LedgerEntry.objects.filter(source=SOURCE).only("detail")}
