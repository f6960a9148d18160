"""Pictures of the site: the file as it is served, its sizes, and its words for those who cannot see it."""

import re
from dataclasses import dataclass

from django.core.files.storage import FileSystemStorage, storages
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

THUMB = 480  # pixels
PLAIN = re.compile(r"[\w./-]+", re.ASCII)  # names that stand in an address as they are


class Served:
    """Where a picture's renditions are served; it needs `name`, `store`, `sha256`, `width`, `height` and `renditions`."""

    @property
    def address(self):
        """Where the largest rendition is served."""
        return self._address_of(self.name) if self.name else ""

    @property
    def thumb(self):
        """A small rendition for lists and forms: see `at_least`."""
        return self.at_least(THUMB)

    def at_least(self, width):
        """The smallest rendition that is so wide, or else the widest: {"src", "width", "height"}."""
        rows = sorted(self._of_kind("webp"), key=lambda row: row["width"])
        row = next((row for row in rows if row["width"] >= width), rows[-1] if rows else None)
        if row is None:
            return {"src": self.address, "width": self.width, "height": self.height}
        return {"src": self._address_of(row["name"]), "width": row["width"], "height": row["height"]}

    @property
    def srcset(self):
        return self._srcset_of("webp")

    @property
    def avif_srcset(self):
        """Empty where the picture is kept as WebP alone."""
        return self._srcset_of("avif")

    def _srcset_of(self, kind):
        widths = {row["width"]: row["name"] for row in self._of_kind(kind)}
        return ", ".join([f"{self._address_of(name)} {width}w" for width, name in widths.items()])

    def _of_kind(self, kind):
        return [row for row in self.renditions if row.get("kind", "webp") == kind]

    def _address_of(self, name):
        """With the picture's digest, so that caches may keep it for a year and still show a replaced one at once."""
        place = self._place
        address = self.store.url(name) if place is None else place + name
        return f"{address}?v={self.sha256[:8]}" if self.sha256 else address

    @cached_property
    def _place(self):
        """What the store puts before the name of a file; None where it changes the name or puts something behind it.

        A page shows a dozen pictures in a dozen sizes: asking for each file would cost more than all the rest of them.
        """
        name, store = self.name, self.store
        if type(store) is FileSystemStorage and PLAIN.fullmatch(name):
            return store.base_url
        before, own, behind = store.url(name).partition(name)
        return before if own and not behind else None


@dataclass
class ListedPicture(Served):
    """The columns that a list reads of a picture: a page shows a dozen, and an instance costs more than the element."""

    name: str
    sha256: str
    width: int
    height: int
    renditions: list

    @property
    def store(self):
        return storages["default"]


class Image(Served, models.Model):
    """One picture. `file` is the largest rendition; `renditions` lists all as {"width", "height", "name", "bytes"} rows;
    those of another kind than WebP say it, {"kind": "avif"}, and stand before the others.
    """

    file = models.ImageField(_("file"), upload_to="images/", width_field="width", height_field="height", max_length=200)
    title = models.CharField(_("name in the library"), max_length=120, blank=True)
    alt = models.CharField(
        _("alternative text"),
        max_length=200,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    is_decorative = models.BooleanField(_("only decoration"), default=False)
    width = models.PositiveIntegerField(_("width"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height"), editable=False, default=0)
    renditions = models.JSONField(default=list, editable=False)
    original_name = models.CharField(_("name of the file"), max_length=200, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)  # of the uploaded file
    byte_size = models.PositiveIntegerField(default=0, editable=False)  # of all renditions together
    replaced_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.title or self.alt or self.original_name or self.file.name

    @property
    def name(self):
        """Of the file in the store."""
        return self.file.name

    @property
    def store(self):
        return self.file.storage
