"""Evidence: judged by its bytes, kept once and in private, handed out as a file to save, and erased for a reason."""

import hashlib
import os
import shutil
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disclosures import erasure, evidence, ledger, ledger_check, snapshots
from disclosures.models import EvidenceFile, LedgerEntry
from tests.factories import ClaimAnswerFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%survey"
ADD = reverse("admin:disclosures_evidencefile_add")


@pytest.fixture(autouse=True)
def private_folder():
    """The folder of the tests' own data, empty before and after."""
    folder = Path(EvidenceFile._meta.get_field("file").storage.location)
    _empty(folder)
    yield folder
    _empty(folder)


def _empty(folder):
    folder.unlink() if folder.is_file() else shutil.rmtree(folder, ignore_errors=True)


def upload(content=PDF, name="調査.pdf", claimed="application/pdf"):
    return SimpleUploadedFile(name, content, claimed)


def download(row):
    return reverse("admin:disclosures_evidencefile_download", args=[row.pk])


def handed_out(desk, row):
    """The answer with its content, closed as a server closes it."""
    answer = desk.get(download(row))
    answer.content_was = b"".join(answer.streaming_content)
    answer.close()
    return answer


@pytest.mark.parametrize("kind", evidence.KINDS, ids=lambda kind: kind.content_type)
def test_every_kind_is_known_by_its_bytes(kind):
    assert evidence.sniffed(kind.example) == kind.content_type


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04", b"MZ\x90\0", b"\x7fELF", b"GIF89a\x01\0", b"\xff\xfe<\0s\0", b"RIFF\x24\0\0\0WAVEfmt ", b"\x1f\x8b\x08\0"],
)  # fmt: skip
def test_what_is_none_of_them_is_refused(content, owner):
    with pytest.raises(ValidationError) as refusal:
        evidence.take_in(upload(content), by=owner)

    assert (refusal.value.code, EvidenceFile.objects.count()) == ("kind", 0)


def test_a_file_is_kept_as_it_came_for_the_sites_account_alone(owner, private_folder):
    row = evidence.take_in(upload(), by=owner)

    place = private_folder / row.file.name
    assert (place.read_bytes(), stat.S_IMODE(os.stat(place).st_mode), stat.S_IMODE(os.stat(place.parent).st_mode)) == (
        PDF,
        0o600,
        0o700,
    )
    assert (row.name, row.size, row.content_type, row.uploaded_by_name) == ("調査.pdf", 16, "application/pdf", "owner")


def test_the_same_bytes_are_kept_once(owner):
    first, second = evidence.take_in(upload(), by=owner), evidence.take_in(upload(name="ほか.pdf"), by=owner)

    assert (first, EvidenceFile.objects.count()) == (second, 1)


def test_a_file_that_was_lost_comes_back_with_the_same_bytes(owner, private_folder):
    row = evidence.take_in(upload(), by=owner)
    (private_folder / row.file.name).unlink()

    evidence.take_in(upload(), by=owner)

    assert (private_folder / row.file.name).read_bytes() == PDF


@pytest.mark.parametrize("content", [b"", b"%PDF-" + bytes(evidence.MOST_BYTES)])
def test_an_empty_file_and_one_too_large_are_refused(content, owner):
    with pytest.raises(ValidationError):
        evidence.take_in(upload(content), by=owner)


def test_a_full_disk_leaves_no_row(owner, private_folder):
    private_folder.write_bytes(b"a file where the folder should be")

    with pytest.raises(ValidationError) as refusal:
        evidence.take_in(upload(), by=owner)

    assert (refusal.value.code, EvidenceFile.objects.count()) == ("not_stored", 0)


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\r\nX-Evil: 1.pdf", 'a"; x="b.pdf', "\u202efdp.exe", ""])
def test_a_hostile_name_is_only_a_name(desk, name, private_folder, owner):
    file = upload()
    file._name = name  # the class itself would take the path away
    row = evidence.take_in(file, by=owner)

    answer = handed_out(desk, row)

    assert {path.name for path in private_folder.rglob("*") if path.is_file()} == {row.sha256}
    assert (answer["Content-Disposition"].startswith("attachment"), "X-Evil" in answer.headers) == (True, False)


def test_a_page_sent_as_text_is_handed_out_as_a_file_to_save(desk, owner):
    row = evidence.take_in(upload(b"<script>alert(1)</script>", "a.html", "text/html"), by=owner)

    answer = handed_out(desk, row)

    assert {
        name: answer.headers[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")
    } == {
        "Content-Type": "text/plain",
        "Content-Disposition": 'attachment; filename="a.html"',
        "X-Content-Type-Options": "nosniff",
    }
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.content_was == b"<script>alert(1)</script>"


def test_the_admin_takes_a_file_in_and_shows_it(desk):
    answer = desk.post(ADD, {"file": upload()})

    row = EvidenceFile.objects.get()
    assert answer["Location"] == reverse("admin:disclosures_evidencefile_change", args=[row.pk])
    assert download(row) in desk.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("data", [{}, {"file": upload(b"MZ\x90\0")}, {"file": upload(b"")}])
def test_the_admin_says_beside_the_field_what_it_does_not_take(desk, data):
    page = desk.post(ADD, data)

    assert (page.status_code, "file" in page.context["adminform"].errors, EvidenceFile.objects.count()) == (
        200,
        True,
        0,
    )


def test_nobody_gets_a_file_without_the_permission(client, owner, django_user_model):
    row = evidence.take_in(upload(), by=owner)
    assert client.get(download(row)).status_code == 302

    client.force_login(django_user_model.objects.create_user("aoi", password="x", is_staff=True))

    assert (client.get(download(row)).status_code, client.get(f"/media/{row.file.name}").status_code) == (403, 404)


def test_a_file_that_is_gone_is_not_found(desk, owner, private_folder):
    row = evidence.take_in(upload(), by=owner)
    (private_folder / row.file.name).unlink()

    assert [
        desk.get(download(row)).status_code,
        desk.get("/admin/disclosures/evidencefile/99/download/").status_code,
    ] == [
        404,
        404,
    ]


def test_evidence_is_neither_changed_nor_deleted(desk, owner):
    row = evidence.take_in(upload(), by=owner)

    addresses = [reverse(f"admin:disclosures_evidencefile_{verb}", args=[row.pk]) for verb in ("change", "delete")]
    assert [desk.post(address, {"post": "yes"}).status_code for address in addresses] == [403, 403]


def erase(row):
    return reverse("admin:disclosures_evidencefile_erase", args=[row.pk])


def test_erasing_asks_first_and_leaves_the_row_its_fingerprint_and_the_reason(desk, owner, private_folder):
    row = evidence.take_in(upload(), by=owner)
    answer = ClaimAnswerFactory(file=row)
    asked = desk.get(erase(row)).content.decode()
    assert [part in asked for part in ("調査.pdf", row.sha256, str(answer))] == [True] * 3

    desk.post(erase(row), {"reason": "名前が\n写っていました"})

    row.refresh_from_db()
    told = LedgerEntry.objects.get()
    assert list(private_folder.rglob(row.sha256)) == []
    assert (row.sha256, row.size, row.erased_by_name, row.erased_because, row.erased_at is None) == (
        hashlib.sha256(PDF).hexdigest(),
        16,
        "owner",
        "名前が 写っていました",
        False,
    )
    assert (told.cause, told.subject, told.source_id, told.actor, told.is_public, told.detail) == (
        "evidence_erased",
        "evidence",
        row.pk,
        "owner",
        False,
        {"reason": "名前が 写っていました", "file_sha256": row.sha256, "size": 16},
    )
    assert list(ledger_check.faults()) == []


def test_what_was_erased_says_so_and_is_not_handed_out(desk, owner):
    row = evidence.take_in(upload(), by=owner)
    desk.post(erase(row), {"reason": "名前"})

    page = desk.get(reverse("admin:disclosures_evidencefile_change", args=[row.pk])).content.decode()

    assert ["名前" in page, download(row) in page, erase(row) in page] == [True, False, False]
    assert (desk.get(download(row)).status_code, desk.get(erase(row)).status_code) == (404, 302)


def test_what_was_erased_is_not_taken_in_again(desk, owner):
    row = evidence.take_in(upload(), by=owner)
    evidence.erase(row, reason="名前が写っていました。", by=owner)

    page = desk.post(ADD, {"file": upload(name="別名.pdf")})

    assert "名前が写っていました。" in str(page.context["adminform"].errors["file"])
    assert EvidenceFile.objects.count() == 1


@pytest.mark.parametrize("reason", ["", " \u200b ", "x" * 301])
def test_erasing_a_file_needs_a_reason(desk, owner, reason, private_folder):
    row = evidence.take_in(upload(), by=owner)

    page = desk.post(erase(row), {"reason": reason})

    assert (bool(page.context["form"].errors), (private_folder / row.file.name).exists()) == (True, True)


def test_a_folder_that_refuses_leaves_nothing_on_the_record(desk, owner, private_folder):
    row = evidence.take_in(upload(), by=owner)
    place = private_folder / row.file.name
    place.unlink()
    (place / "not empty").mkdir(parents=True)  # what the file's name leads to cannot be deleted

    page = desk.post(erase(row), {"reason": "名前"})

    row.refresh_from_db()
    assert (page.status_code, bool(page.context["form"].errors)) == (200, True)
    assert (row.erased_at, LedgerEntry.objects.count()) == (None, 0)


@pytest.mark.parametrize(("role", "status"), [("owner", 302), ("editor", 403)])
def test_the_role_of_the_owner_erases_and_no_other(client, person_with_role, role, status):
    row = evidence.take_in(upload(), by=None)
    client.force_login(person_with_role(role))

    answer = client.post(erase(row), {"reason": "名前"})

    assert (answer.status_code, LedgerEntry.objects.count()) == (status, int(status == 302))


def test_both_kinds_of_erasing_are_found_in_one_place(desk, owner, settings):
    settings.LEDGER_SNAPSHOT_DAYS = 90
    file = evidence.take_in(upload(), by=owner)
    evidence.erase(file, reason="ファイルの理由", by=owner)
    sha256 = snapshots.keep("<p>題</p>", "")
    showing = ledger.Showing("article", 1, "https://blog.example.jp/a/", "ja", snapshot_sha256=sha256)
    erasure.erase(ledger.record(showing, cause="saved", actor=None), reason="ページの理由", by=owner)

    page = desk.get(reverse("admin:disclosures_ledgerentry_erasures"))

    assert [row.detail["reason"] for row in page.context["page"]] == ["ページの理由", "ファイルの理由"]
    text = page.content.decode()
    assert ["90" in text, reverse("admin:disclosures_evidencefile_changelist") in text] == [True, True]
    lists = ("admin:disclosures_evidencefile_changelist", "admin:disclosures_ledgerentry_changelist")
    tool = reverse("admin:disclosures_ledgerentry_erasures")
    assert [tool in desk.get(reverse(name)).content.decode() for name in lists] == [True, True]
