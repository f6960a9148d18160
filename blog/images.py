"""The library's verbs: take a picture in, replace it, let it go; its files never outlive or miss their row."""

import os
import re
import secrets
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blog.models import Image
from blog.rendering import expire
from blog.renditions import Prepared, Rendition, as_avif, check_weight, digest, make
from lib.file_names import shown_name

OWN_WIDTH = re.compile(r"(-\d+)?\.webp\Z")
NOT_STORED = _("The picture could not be stored: the server has no room left, or may not write there.")


class NotStored(ValidationError):
    """The store failed. Nothing of the new picture is left in it, and the old one is as it was."""

    def __init__(self):
        super().__init__(NOT_STORED, code="not_stored")


def prepare(upload: Any) -> Prepared:
    """An uploaded file made ready for the library; ValidationError with a sentence if it cannot be."""
    check_weight(upload)
    return Prepared(make(upload), shown_name(upload.name or ""), digest(upload))


def known(upload: Any) -> Image | None:
    """The picture that was made from the same bytes before, if it is still here."""
    check_weight(upload)
    return Image.objects.filter(sha256=digest(upload), is_sample=False).first()


def take_in(upload: Any) -> Image:
    """The picture of an uploaded file: the one that is here already, or a new one."""
    existing = known(upload)
    if existing:
        return existing
    image = Image()
    store(image, prepare(upload))
    return image


def store(image: Image, prepared: Prepared) -> None:
    """Write the renditions under names of our own, and save the row that points at them."""
    storage, folder = image.file.storage, f"images/{timezone.now():%Y/%m}/{secrets.token_hex(8)}"
    written: list[str] = []
    try:
        for one in prepared.renditions:
            written.append(write(storage, f"{folder}-{one.width}.{one.kind}", one.content))
        _point(image, prepared, list(zip(written, prepared.renditions, strict=True)))
        image.save()
    except BaseException:
        # Whatever stopped the row, the disk keeps no orphans.
        delete(storage, written)
        raise


def replace(image: Image, prepared: Prepared) -> None:
    """Put another picture into a row: every address that was given out goes on answering, with the new picture.

    The new files lie beside the old ones until all are written; a full disk changes nothing.
    """
    storage, folder = image.file.storage, f"images/{timezone.now():%Y/%m}/{secrets.token_hex(8)}"
    places = _places(image, prepared, folder)
    written: dict[str, str] = {}
    try:
        for name, one in places:
            written[name] = write(storage, f"{folder}-{secrets.token_hex(4)}.{one.kind}", one.content)
        with transaction.atomic():
            _point(image, prepared, places)
            image.replaced_at = timezone.now()
            image.save()
            for name, fresh in written.items():
                _move(storage, fresh, name)
    except BaseException:
        delete(storage, written.values())
        raise


def keep_further(image: Image, made: list[Rendition]) -> bool:
    """Keep more renditions of a picture that is in the library, and renew the pages that show it.

    False where somebody has deleted or replaced it meanwhile: then the new ones are of another picture, and go.
    """
    storage, beginning = image.file.storage, OWN_WIDTH.sub("", image.file.name)
    written: list[str] = []
    try:
        for one in made:
            written.append(write(storage, f"{beginning}-{one.width}.{one.kind}", one.content))
        with transaction.atomic():
            row = Image.objects.select_for_update().filter(pk=image.pk, sha256=image.sha256).first()
            if row is None or row.renditions != image.renditions:
                delete(storage, written)
                return False
            rows = [*image.renditions, *map(row_of, written, made)]
            image.renditions = sorted(rows, key=lambda row: (row.get("kind", "webp"), row["width"]))
            image.byte_size = sum(row.get("bytes", 0) for row in image.renditions)
            image.save(update_fields=["renditions", "byte_size"])
            expire("image", image.pk)
    except BaseException:
        delete(storage, written)
        raise
    return True


def kept(image: Image) -> Iterator[Rendition]:
    """Its renditions as WebP with their content, smallest first; those whose files are gone are left out."""
    storage = image.file.storage
    for row in image.renditions:
        if row.get("kind", "webp") == "webp" and storage.exists(row["name"]):
            with storage.open(row["name"]) as file:
                yield Rendition(row["width"], row["height"], file.read())


def _places(image: Image, prepared: Prepared, folder: str) -> list[tuple[str, Rendition]]:
    """Which rendition stands at which name: at an old name the one as wide, else the next wider, else the widest."""
    old = image.renditions or ([{"name": image.file.name, "width": image.width}] if image.file else [])
    made = prepared.renditions
    if any(row.get("kind") == "avif" for row in old) and made[0].kind != "avif":
        made = [*as_avif(made), *made]  # whoever has the page of yesterday still asks for them
    places = [(row["name"], _as_wide(row, made)) for row in old]
    placed = {(one.kind, one.width) for _name, one in places}
    places += [(f"{folder}-{one.width}.{one.kind}", one) for one in made if (one.kind, one.width) not in placed]
    return sorted(places, key=lambda place: (place[1].kind == "webp", place[1].width))


def _as_wide(row: dict[str, Any], made: list[Rendition]) -> Rendition:
    same = [one for one in made if one.kind == row.get("kind", "webp")]
    return next((one for one in same if one.width >= row["width"]), same[-1])


def _point(image: Image, prepared: Prepared, places: list[tuple[str, Rendition]]) -> None:
    image.renditions = [row_of(name, one) for name, one in places]
    image.file.name = places[-1][0]
    image.width, image.height = prepared.renditions[-1].width, prepared.renditions[-1].height
    image.byte_size = sum(row["bytes"] for row in image.renditions)
    image.sha256, image.original_name = prepared.sha256, prepared.name


def row_of(name: str, one: Rendition) -> dict[str, Any]:
    """What the picture's row knows of one file."""
    row = {"width": one.width, "height": one.height, "name": name, "bytes": len(one.content)}
    return row if one.kind == "webp" else row | {"kind": one.kind}


def _move(storage: Any, fresh: str, name: str) -> None:
    """Put a written file into the place of another; on a disk no reader ever meets half of it."""
    if isinstance(storage, FileSystemStorage):
        os.replace(storage.path(fresh), storage.path(name))
    else:
        content = storage.open(fresh).read()
        delete(storage, [fresh, name])
        storage.save(name, ContentFile(content))


def write(storage: Any, name: str, content: bytes) -> str:
    """The name under which it was stored; NotStored where the store has failed, with nothing left in it."""
    try:
        return storage.save(name, ContentFile(content))
    except OSError as error:
        delete(storage, [name])  # the half that was written before the disk was full
        raise NotStored from error


def file_names(image: Image) -> set[str]:
    """Every file of the picture in the store."""
    return {row["name"] for row in image.renditions} | ({image.file.name} if image.file else set())


def discard(image: Image) -> None:
    """Delete the row, and its files once that is certain."""
    storage, names = image.file.storage, file_names(image)
    image.delete()
    transaction.on_commit(lambda: delete(storage, names))


def delete(storage: Any, names: Any) -> None:
    for name in names:
        storage.delete(name)
