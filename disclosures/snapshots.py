"""Keeping and reading snapshots: compressed, stored once by fingerprint, checked against it whenever they are read."""

import hashlib
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from disclosures.models import LedgerEntry, Snapshot

LEVEL = 6  # 60 kB in about two milliseconds


class Gone(Exception):
    """The snapshot is not there any more, or never was; `is_purged` says whether retention or erasure took it."""

    def __init__(self, sha256: str, *, is_purged: bool = False):
        super().__init__(sha256)
        self.is_purged = is_purged


class Spoiled(Exception):
    """What is stored is not what the fingerprint names."""


@dataclass(frozen=True)
class Page:
    html: str
    styles: str


def keep(html: str, styles: str) -> str:
    """Store a page with its style sheets; returns the fingerprint of both together, under which the page is found."""
    styles_sha256 = keep_styles(styles)
    return _store(html, fingerprint(html, styles_sha256), Snapshot.Kind.PAGE, styles_sha256)


def keep_styles(styles: str) -> str:
    """Store style sheets alone; returns their fingerprint."""
    return _store(styles, hashlib.sha256(styles.encode()).hexdigest(), Snapshot.Kind.STYLES)


def kept_before(html: str, earlier: Iterable[str]) -> str:
    """Which of these fingerprints names this very page, whatever its style sheets were; empty where none does."""
    rows = Snapshot.objects.filter(sha256__in=list(earlier), purged_at=None).values_list("sha256", "styles_sha256")
    return next((sha256 for sha256, styles in rows if fingerprint(html, styles) == sha256), "")


def fingerprint(html: str, styles_sha256: str) -> str:
    return hashlib.sha256(f"{styles_sha256}\n{html}".encode()).hexdigest()


def _store(text: str, sha256: str, kind: str, styles_sha256: str = "") -> str:
    known = Snapshot.objects.filter(sha256=sha256).values_list("purged_at", flat=True)[:1]
    if list(known) != [None]:  # what was purged is kept again when readers are shown it again
        content = zlib.compress(text.encode(), LEVEL)
        row = Snapshot(sha256=sha256, kind=kind, content=content, size=len(text.encode()), styles_sha256=styles_sha256)
        Snapshot.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=["sha256"], update_fields=["content", "purged_at", "told_by"]
        )
    return sha256


def read(sha256: str) -> Page:
    """The page of this fingerprint as readers had it. Raises Gone or Spoiled."""
    return opened(Snapshot.objects.filter(sha256=sha256).first(), sha256, styles)


def opened(row: Snapshot | None, sha256: str, styles_of: Callable[[str], str]) -> Page:
    """The page that this row holds. Raises Gone or Spoiled."""
    row = _full(row, sha256)
    html = _text(row)
    if fingerprint(html, row.styles_sha256) != sha256:
        raise Spoiled(sha256)
    return Page(html, styles_of(row.styles_sha256))


def styles(sha256: str) -> str:
    """The style sheets of this fingerprint. Raises Gone or Spoiled."""
    text = _text(_full(Snapshot.objects.filter(sha256=sha256).first(), sha256))
    if hashlib.sha256(text.encode()).hexdigest() != sha256:
        raise Spoiled(sha256)
    return text


def _full(row: Snapshot | None, sha256: str) -> Snapshot:
    if row is None or row.purged_at:
        raise Gone(sha256, is_purged=row is not None)
    return row


def _text(row: Snapshot) -> str:
    """The content, which is never inflated beyond the size that was noted for it."""
    inflating = zlib.decompressobj()
    try:
        content = inflating.decompress(bytes(row.content), row.size + 1)
        return content.decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise Spoiled(row.sha256) from error


def named_by(entry: LedgerEntry) -> list[str]:
    """The pages that a row of the ledger names, its own first."""
    found = (entry.snapshot_sha256, *(variant["snapshot_sha256"] for variant in entry.variants))
    return list(dict.fromkeys(filter(None, found)))
