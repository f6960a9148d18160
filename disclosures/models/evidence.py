"""Evidence: files that prove what an article claims, kept where no address leads to them."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.translation import gettext_lazy as _


def storage() -> FileSystemStorage:
    """Beside the pictures and outside of what is served; readable by the account of the site alone."""
    return FileSystemStorage(
        location=settings.EVIDENCE_ROOT,
        base_url=None,
        file_permissions_mode=0o600,
        directory_permissions_mode=0o700,
    )


class EvidenceFile(models.Model):
    """One file, kept once by its fingerprint. `content_type` is what the bytes say, never what the sender said.

    The row outlives its file: what was erased is known by its fingerprint, with who erased it and why.
    """

    file = models.FileField(_("file"), storage=storage, max_length=80)
    sha256 = models.CharField(_("fingerprint"), max_length=64, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120, editable=False)
    size = models.PositiveIntegerField(_("size"), editable=False)
    content_type = models.CharField(_("kind"), max_length=40, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("uploaded by"), null=True, editable=False
    )
    uploaded_by_name = models.CharField(_("uploaded by"), max_length=150, editable=False)
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, editable=False)
    erased_by_name = models.CharField(_("erased by"), max_length=150, blank=True, editable=False)
    erased_because = models.CharField(_("reason for erasing"), max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("evidence file")
        verbose_name_plural = _("evidence files")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self):
        return self.name
