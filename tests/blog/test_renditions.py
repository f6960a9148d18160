"""blog.renditions: what is taken in, what is refused before it is decoded, and what is made of it."""

import io
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image as Pillow

from blog import renditions
from tests.pictures import picture, upload


def png_claiming(width, height):
    """A PNG of 67 bytes whose header promises a picture of any size."""

    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def gif_of_frames(count):
    target = io.BytesIO()
    frames = [Pillow.new("L", (8, 8), shade) for shade in range(count)]
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:])
    return target.getvalue()


def text_bomb():
    """A PNG whose text chunk unpacks to 64 MB."""

    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    good = picture(4, 4, kind="PNG")
    return good[:33] + chunk(b"zTXt", b"k\0\0" + zlib.compress(b"a" * 2**26)) + good[33:]


def test_a_wide_picture_becomes_three_widths():
    assert [(one.width, one.height) for one in renditions.make(upload(picture(3200, 1600)))] == [
        (480, 240),
        (960, 480),
        (1600, 800),
    ]


@pytest.mark.parametrize(("width", "widths"), [(300, [300]), (480, [480]), (700, [480, 700]), (1600, [480, 960, 1600])])
def test_no_picture_is_enlarged(width, widths):
    assert [one.width for one in renditions.make(upload(picture(width, 200)))] == widths


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("GIF", "P"), ("JPEG", "CMYK")]
)
def test_every_supported_format_becomes_webp(kind, mode):
    (made,) = renditions.make(upload(picture(40, 30, kind=kind, mode=mode)))
    assert Pillow.open(io.BytesIO(made.content)).format == "WEBP"


def test_a_turned_photo_stands_upright_and_tells_no_place():
    exif = Pillow.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x8825] = {1: "N", 2: (35.0, 41.0, 22.0)}
    (made,) = renditions.make(upload(picture(400, 200, exif=exif)))
    stored = Pillow.open(io.BytesIO(made.content))
    assert (stored.size, dict(stored.getexif())) == ((200, 400), {})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "not_a_picture"),
        (b"<?php echo 1;", "not_a_picture"),
        (b"GIF89a" + b"<script>alert(1)</script>", "not_a_picture"),
        (b"SIMPLE  =                    T", "not_a_picture"),
        (picture(kind="TIFF"), "not_a_picture"),
        (picture()[:600], "not_a_picture"),
        (text_bomb(), "not_a_picture"),
        (png_claiming(30_000, 30_000), "too_large"),
        (png_claiming(10_000, 10_000), "too_large"),
        (png_claiming(10_000, 5_001), "too_large"),
        (gif_of_frames(200), "animated"),
        (b"\0" * (12 * 1024 * 1024 + 1), "too_heavy"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_hostile_files_are_refused_with_a_reason(content, code):
    with pytest.raises(ValidationError) as refusal:
        renditions.make(upload(content, "innocent.png"))
    assert refusal.value.code == code
