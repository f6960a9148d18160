"""Taking evidence in and handing it out: judged by its bytes, stored once, served as a file to save and nothing else."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.http import FileResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosures import ledger
from disclosures.models import EvidenceFile
from lib.file_names import shown_name

MOST_BYTES = 10 * 1024 * 1024
NOT_STORED = _("The file could not be stored: the server has no room left, or may not write there.")


@dataclass(frozen=True)
class Kind:
    """A kind of file that is taken in: what people call it, and how its bytes begin, or what they must be."""

    content_type: str
    name: str | Promise
    fits: Callable[[bytes], bool]
    example: bytes


def _is_text(content: bytes) -> bool:
    """Readable as UTF-8 and without the characters that only programs write; a table as CSV is text too."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not any(char == "\x7f" or (char < " " and char not in "\t\n\r\f") for char in text)


KINDS = (
    Kind("application/pdf", "PDF", lambda content: content.startswith(b"%PDF-"), b"%PDF-1.7\n"),
    Kind(
        "image/png", "PNG", lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    ),
    Kind("image/jpeg", "JPEG", lambda content: content.startswith(b"\xff\xd8\xff"), b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
    Kind("image/webp", "WebP", lambda content: content[:4] + content[8:12] == b"RIFFWEBP", b"RIFF\x24\0\0\0WEBPVP8 "),
    Kind("text/plain", _("Text or CSV"), _is_text, "調査期間,人数\n2026年9月,300\n".encode()),
)
NAMES = {kind.content_type: kind.name for kind in KINDS}


def sniffed(content: bytes) -> str:
    """The kind of the file by its bytes; ValidationError with a sentence for one that is not taken in."""
    for kind in KINDS:
        if kind.fits(content):
            return kind.content_type
    raise ValidationError(_("Only PDF, PNG, JPEG, WebP, and text or CSV in UTF-8 are kept as evidence."), code="kind")


def check(upload: Any) -> bytes:
    """The bytes of an uploaded file that may be kept; ValidationError with a sentence if it may not."""
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The file is too large: 10 MB is the most."), code="size")
    content: bytes = upload.read()
    if not content:
        raise ValidationError(_("The file is empty."), code="empty")
    sniffed(content)
    erased = EvidenceFile.objects.filter(sha256=digest(content), erased_at__isnull=False).first()
    if erased:
        raise ValidationError(
            _("This file was erased: %(reason)s It is not taken in again."),
            code="erased",
            params={"reason": erased.erased_because},
        )
    return content


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@transaction.atomic
def take_in(upload: Any, *, by: Any) -> EvidenceFile:
    """The row of an uploaded file: a new one, or the one that holds the same bytes already."""
    content = check(upload)
    sha256 = digest(content)
    values = {
        "name": shown_name(upload.name or "") or sha256[:12],
        "size": len(content),
        "content_type": sniffed(content),
        "uploaded_by": by,
        "uploaded_by_name": str(by or ""),
        "file": f"{sha256[:2]}/{sha256}",
    }
    row, is_new = EvidenceFile.objects.get_or_create(sha256=sha256, defaults=values)
    if is_new or not row.file.storage.exists(row.file.name):
        _write(row, content)
    return row


def _write(row: EvidenceFile, content: bytes) -> None:
    """Under the name that the row says. What a full disk left half written is replaced by the next try."""
    storage = row.file.storage
    try:
        storage.delete(row.file.name)
        storage.save(row.file.name, ContentFile(content))
    except OSError as error:
        raise ValidationError(NOT_STORED, code="not_stored") from error


@transaction.atomic
def erase(row: EvidenceFile, *, reason: str, by: Any) -> None:
    """Erase the file for good. Its row stays, and the ledger tells who erased it and why, by its fingerprint.

    The file goes last: what cannot be deleted leaves nothing on the record. OSError where the folder refuses.
    """
    row.erased_at, row.erased_by_name, row.erased_because = timezone.now(), str(by or ""), reason
    row.save(update_fields=["erased_at", "erased_by_name", "erased_because"])
    showing = ledger.Showing("evidence", row.pk, address="", language="", subject="evidence", is_public=False)
    ledger.record(
        showing,
        cause="evidence_erased",
        actor=by,
        detail={"reason": reason, "file_sha256": row.sha256, "size": row.size},
    )
    row.file.storage.delete(row.file.name)


def answer(row: EvidenceFile) -> FileResponse:
    """The file to save, never to look at in the browser. FileNotFoundError where it is gone."""
    response = FileResponse(row.file.open("rb"), as_attachment=True, filename=row.name, content_type=row.content_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
