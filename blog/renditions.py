"""What becomes of an uploaded file: judged by its header, turned upright, stripped of metadata, made into WebP, and where wanted AVIF, in several widths."""

import fcntl
import hashlib
import io
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 50_000_000  # a phone's 48 million fit
MAX_SIDE = 16_383  # of a WebP
NEARLY = 0.9
QUALITY = {"webp": 80, "avif": 60}  # about as good as each other
PATIENCE = 30  # seconds that an upload waits for those before it

NOT_A_PICTURE = _("This is no PNG, JPEG, WebP or GIF picture, or the file is damaged.")
TOO_HEAVY = _("The file is larger than 12 MB. Save the picture in a smaller size and try again.")
TOO_LARGE = _("The picture has more than 50 million pixels. Save it in a smaller size and try again.")
ANIMATED = _("Moving pictures are not supported. Choose a picture that stands still.")
BUSY = _("Other pictures are being made smaller just now. Try again in a moment.")


@dataclass(frozen=True)
class Rendition:
    """One width of a picture, as WebP unless said otherwise."""

    width: int
    height: int
    content: bytes
    kind: str = "webp"


@dataclass(frozen=True)
class Prepared:
    """An uploaded file that passed: its renditions, smallest first and each kind by itself, its name as people may see it, and its digest."""

    renditions: list[Rendition]
    name: str
    sha256: str


def digest(upload: Any) -> str:
    """The SHA-256 of an uploaded file, read in pieces."""
    upload.seek(0)
    found = hashlib.sha256()
    for piece in iter(lambda: upload.read(64 * 1024), b""):
        found.update(piece)
    return found.hexdigest()


def check_weight(upload: Any) -> None:
    if upload.size > MAX_BYTES:
        raise ValidationError(TOO_HEAVY, code="too_heavy")


def make(upload: Any) -> list[Rendition]:
    """The renditions of an uploaded file, smallest first; those as AVIF, if the site wants them, stand before those as WebP.

    Raises ValidationError with a sentence for the person who uploads. Size, format, pixels and frames are
    read from the header; only a file that passes is decoded.
    """
    check_weight(upload)
    try:
        _judge(upload)
        with alone():
            widest = _widest(_upright(upload))
            webp = _all(widest, "webp")
            return [*_lighter(widest, webp), *webp]
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise ValidationError(TOO_LARGE, code="too_large") from error
    # Pillow speaks of a broken file in all of these, a PNG with a bomb in its text chunk included.
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError) as error:
        raise ValidationError(NOT_A_PICTURE, code="not_a_picture") from error


@contextmanager
def alone(patience: float = PATIENCE) -> Iterator[None]:
    """One picture of the whole machine is in memory at a time: ten large uploads at once cost no more than one.

    The lock dies with its holder. Whoever waits too long is told to try again.
    """
    with open(settings.DATA_DIR / "pictures.lock", "a") as file:
        end = time.monotonic() + patience
        while True:
            with suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            if time.monotonic() > end:
                raise ValidationError(BUSY, code="busy")
            time.sleep(0.05)
        yield


def _judge(upload: Any) -> None:
    upload.seek(0)
    with Pillow.open(upload, formats=FORMATS) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise ValidationError(TOO_LARGE, code="too_large")
        # Phones keep a second view behind a photo that stands still; only the first is read.
        if picture.format != "MPO" and getattr(picture, "is_animated", False):
            raise ValidationError(ANIMATED, code="animated")
        picture.verify()


def _upright(upload: Any) -> Pillow.Image:
    """The decoded picture as it is seen, in its own colours; what a camera wrote beside it goes when it is saved."""
    upload.seek(0)
    with Pillow.open(upload, formats=FORMATS) as picture:
        most = 2 * settings.IMAGE_WIDTHS[-1]
        picture.draft("RGB", (most, most))  # a JPEG far larger than needed is decoded at a half or a quarter
        picture.load()
        ImageOps.exif_transpose(picture, in_place=True)
        return (
            picture
            if picture.mode in {"RGB", "RGBA", "L", "CMYK"} and "transparency" not in picture.info
            else _plain(picture)
        )


def _plain(picture: Pillow.Image) -> Pillow.Image:
    has_alpha = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    mode = "RGBA" if has_alpha else "RGB"
    if picture.mode == "I;16":  # Pillow makes white of all that is no longer black in 8 of its 16 bits
        picture = picture.point(lambda shade: shade / 257).convert("L")
    return picture if picture.mode == mode else picture.convert(mode)


def _in_srgb(picture: Pillow.Image) -> Pillow.Image:
    """The colours as a browser shows them once the profile is gone; a profile that nobody can read changes nothing."""
    profile = picture.info.get("icc_profile")
    if not profile:
        return _plain(picture)
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        known = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, known, ImageCms.createProfile("sRGB"), outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return _plain(picture)


def _widest(picture: Pillow.Image) -> Pillow.Image:
    """The picture in the largest width that is kept: all others are made from it, which costs a fraction."""
    width = min(picture.width, settings.IMAGE_WIDTHS[-1], max(1, picture.width * MAX_SIDE // picture.height))
    return _in_srgb(_sized(picture, width))


def _all(widest: Pillow.Image, kind: str) -> list[Rendition]:
    return [_rendition(widest, width, kind) for width in [*narrower_than(widest.width), widest.width]]


def narrower_than(widest: int) -> list[int]:
    """The widths of the site that need no enlarging; a picture between two of them keeps its own as the largest.

    A width that is nearly as large would be a file that gains nobody anything.
    """
    return [width for width in settings.IMAGE_WIDTHS if width <= widest * NEARLY]


def _lighter(picture: Pillow.Image, webp: list[Rendition]) -> list[Rendition]:
    """The picture as AVIF, where the site wants it and readers gain by it."""
    return lighter(_all(picture, "avif"), webp) if settings.IMAGE_AVIF else []


def as_avif(webp: list[Rendition]) -> list[Rendition]:
    """The same renditions as AVIF, made from what is kept; small enough to need no turn of their own."""
    return [one for row in webp for one in further(row.content, [row.width], "avif")]


def further(content: bytes, widths: list[int], kind: str) -> list[Rendition]:
    """Renditions in these widths, made from a kept one that is at least as wide."""
    with Pillow.open(io.BytesIO(content)) as kept:
        return [_rendition(kept, width, kind) for width in widths]


def lighter(renditions: list[Rendition], others: list[Rendition]) -> list[Rendition]:
    """The renditions if they weigh less than the others together; a drawing is sometimes heavier as AVIF."""
    weights = [sum(len(one.content) for one in rows) for rows in (renditions, others)]
    return renditions if weights[0] < weights[1] else []


def _rendition(picture: Pillow.Image, width: int, kind: str) -> Rendition:
    sized, target = _sized(picture, width), io.BytesIO()
    sized.save(target, kind.upper(), quality=QUALITY[kind], exif=b"", xmp=b"", icc_profile=None)
    return Rendition(width, sized.height, target.getvalue(), kind)


def _sized(picture: Pillow.Image, width: int) -> Pillow.Image:
    height = max(1, round(picture.height * width / picture.width))
    return picture if width == picture.width else picture.resize((width, height), Pillow.Resampling.LANCZOS)
