"""Keeping and reading snapshots: compressed, stored once by fingerprint, checked against it whenever they are read."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

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
    styles_sha256 = _store(styles, hashlib.sha256(styles.encode()).hexdigest(), Snapshot.Kind.STYLES)
    return _store(html, fingerprint(html, styles_sha256), Snapshot.Kind.PAGE, styles_sha256)


def fingerprint(html: str, styles_sha256: str) -> str:
    return hashlib.sha256(f"{styles_sha256}\n{html}".encode()).hexdigest()


def _store(text: str, sha256: str, kind: str, styles_sha256: str = "") -> str:
    known = Snapshot.objects.filter(sha256=sha256).values_list("purged_at", flat=True)[:1]
    if list(known) != [None]:  # what was purged is kept again when readers are shown it again
        content = zlib.compress(text.encode(), LEVEL)
        row = Snapshot(sha256=sha256, kind=kind, content=content, size=len(text.encode()), styles_sha256=styles_sha256)
        Snapshot.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=["sha256"], update_fields=["content", "purged_at"]
        )
    return sha256


def read(sha256: str) -> Page:
    """The page of this fingerprint as readers had it. Raises Gone or Spoiled."""
    return _read(sha256, _styles)


def _read(sha256: str, styles_of: Callable[[str], str]) -> Page:
    page = _row(sha256)
    html = _text(page)
    if fingerprint(html, page.styles_sha256) != sha256:
        raise Spoiled(sha256)
    return Page(html, styles_of(page.styles_sha256))


def _styles(sha256: str) -> str:
    styles = _text(_row(sha256))
    if hashlib.sha256(styles.encode()).hexdigest() != sha256:
        raise Spoiled(sha256)
    return styles


def _row(sha256: str) -> Snapshot:
    row = Snapshot.objects.filter(sha256=sha256).first()
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


def problems() -> Iterator[str]:
    """Snapshots that are not what rows of the ledger name; a purge that the ledger tells of is none."""
    told: set[str] = set()
    named: dict[str, int] = {}
    rows = LedgerEntry.objects.order_by("pk").values_list("pk", "snapshot_sha256", "variants", "detail")
    for pk, sha256, variants, detail in rows.iterator(chunk_size=500):
        told.update(detail.get("snapshots", ()))
        for one in filter(None, (sha256, *(variant["snapshot_sha256"] for variant in variants))):
            named.setdefault(one, pk)
    styles_of = cache(_styles)  # a bundle of styles serves many pages
    for sha256, pk in named.items():
        try:
            _read(sha256, styles_of)
        except Gone:
            if sha256 not in told:
                yield f"Entry {pk}: its snapshot is missing, and no row tells of its removal."
        except Spoiled:
            yield f"Entry {pk}: its snapshot was changed."
