"""Uploaded pictures: judged by their header, turned upright, stripped of metadata, and stored in three widths."""

import io
import secrets
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pillow
from PIL import ImageOps

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 40_000_000
WIDTHS = (480, 960, 1600)
QUALITY = 80

NOT_A_PICTURE = _("This is no PNG, JPEG, WebP or GIF picture, or the file is damaged.")
TOO_HEAVY = _("The file is larger than 12 MB. Save the picture in a smaller size and try again.")
TOO_LARGE = _("The picture has more than 40 million pixels. Save it in a smaller size and try again.")
ANIMATED = _("Moving pictures are not supported. Choose a picture that stands still.")


@dataclass(frozen=True)
class Rendition:
    """One width of a picture as WebP."""

    width: int
    height: int
    content: bytes


def prepare(upload) -> list[Rendition]:
    """The renditions of an uploaded file, smallest first.

    Raises ValidationError with a sentence for the person who uploads. Size, format, pixels and frames are
    read from the header; only a file that passes is decoded.
    """
    if upload.size > MAX_BYTES:
        raise ValidationError(TOO_HEAVY, code="too_heavy")
    try:
        _judge(upload)
        upright = _upright(upload)
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise ValidationError(TOO_LARGE, code="too_large") from error
    # Pillow speaks of a broken file in all of these, a PNG with a bomb in its text chunk included.
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError) as error:
        raise ValidationError(NOT_A_PICTURE, code="not_a_picture") from error
    return [_rendition(upright, width) for width in _widths(upright.width)]


def _judge(upload):
    upload.seek(0)
    with Pillow.open(upload, formats=FORMATS) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise ValidationError(TOO_LARGE, code="too_large")
        if getattr(picture, "is_animated", False):
            raise ValidationError(ANIMATED, code="animated")
        picture.verify()


def _upright(upload):
    """The decoded picture as it is seen, in plain RGB or RGBA; what a camera wrote beside it is gone."""
    upload.seek(0)
    with Pillow.open(upload, formats=FORMATS) as picture:
        turned = ImageOps.exif_transpose(picture)
        has_alpha = turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info
        return turned.convert("RGBA" if has_alpha else "RGB")


def _widths(width):
    """The widths that need no enlarging; a picture between two of them keeps its own as the largest."""
    smaller = [one for one in WIDTHS[:-1] if one < width]
    return [*smaller, min(width, WIDTHS[-1])]


def _rendition(picture, width):
    height = max(1, round(picture.height * width / picture.width))
    sized = picture if width == picture.width else picture.resize((width, height), Pillow.Resampling.LANCZOS)
    target = io.BytesIO()
    sized.save(target, "WEBP", quality=QUALITY)
    return Rendition(width, height, target.getvalue())


def store(image, renditions) -> None:
    """Write the renditions under names of our own, point the row at them, and drop the files that they replace."""
    storage, old = image.file.storage, file_names(image)
    folder = f"images/{timezone.now():%Y/%m}/{secrets.token_hex(8)}"
    image.renditions = []
    try:
        for one in renditions:
            name = storage.save(f"{folder}-{one.width}.webp", ContentFile(one.content))
            image.renditions.append({"width": one.width, "height": one.height, "name": name})
        image.file.name = image.renditions[-1]["name"]
        image.width, image.height = renditions[-1].width, renditions[-1].height
        image.save()
    except BaseException:
        # Whatever stopped the row, the disk keeps no orphans and the old picture stays.
        _delete(storage, file_names(image) - old)
        raise
    transaction.on_commit(lambda: _delete(storage, old - file_names(image)))


def file_names(image) -> set[str]:
    """Every file of the picture in the store."""
    return {row["name"] for row in image.renditions} | ({image.file.name} if image.file else set())


def discard(image) -> None:
    """Delete the row, and its files once that is certain."""
    storage, names = image.file.storage, file_names(image)
    image.delete()
    transaction.on_commit(lambda: _delete(storage, names))


def _delete(storage, names):
    for name in names:
        storage.delete(name)
