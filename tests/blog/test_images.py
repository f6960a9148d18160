"""blog.images: what is taken in, what is refused before it is decoded, and what lies in the store."""

import io
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image as Pillow

from blog import images
from blog.models import Image


def picture(width=1200, height=800, *, kind="JPEG", mode="RGB", **options):
    target = io.BytesIO()
    Pillow.new(mode, (width, height), "teal").save(target, kind, **options)
    return target.getvalue()


def upload(content, name="写真.jpg"):
    return SimpleUploadedFile(name, content)


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
    assert [(one.width, one.height) for one in images.prepare(upload(picture(3200, 1600)))] == [
        (480, 240),
        (960, 480),
        (1600, 800),
    ]


@pytest.mark.parametrize(("width", "widths"), [(300, [300]), (480, [480]), (700, [480, 700]), (1600, [480, 960, 1600])])
def test_no_picture_is_enlarged(width, widths):
    assert [one.width for one in images.prepare(upload(picture(width, 200)))] == widths


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("GIF", "P"), ("JPEG", "CMYK")]
)
def test_every_supported_format_becomes_webp(kind, mode):
    (made,) = images.prepare(upload(picture(40, 30, kind=kind, mode=mode)))
    assert Pillow.open(io.BytesIO(made.content)).format == "WEBP"


def test_a_turned_photo_stands_upright_and_tells_no_place():
    exif = Pillow.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x8825] = {1: "N", 2: (35.0, 41.0, 22.0)}
    (made,) = images.prepare(upload(picture(400, 200, exif=exif)))
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
        (png_claiming(8_000, 5_001), "too_large"),
        (gif_of_frames(200), "animated"),
        (b"\0" * (12 * 1024 * 1024 + 1), "too_heavy"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_hostile_files_are_refused_with_a_reason(content, code):
    with pytest.raises(ValidationError) as refusal:
        images.prepare(upload(content, "innocent.png"))
    assert refusal.value.code == code


@pytest.mark.django_db
def test_stored_files_carry_names_of_our_own():
    image = Image()
    images.store(image, images.prepare(upload(picture(600, 300), "../../a\u202egnp.exe")))
    names = [row["name"] for row in image.renditions]
    assert [name.rsplit("-", 1)[1] for name in names] == ["480.webp", "600.webp"]
    assert all(name.isascii() and name.startswith("images/") and default_storage.exists(name) for name in names)
    assert (image.file.name, image.width, image.height) == (names[-1], 600, 300)


@pytest.mark.django_db
def test_a_replaced_picture_leaves_no_file_behind(django_capture_on_commit_callbacks):
    image = Image()
    images.store(image, images.prepare(upload(picture(600, 300))))
    old = images.file_names(image)
    with django_capture_on_commit_callbacks(execute=True):
        images.store(image, images.prepare(upload(picture(300, 300))))
    assert [default_storage.exists(name) for name in old] == [False, False]


def stored_files(folder="images"):
    folders, files = default_storage.listdir(folder) if default_storage.exists(folder) else ([], [])
    return {f"{folder}/{name}" for name in files}.union(*(stored_files(f"{folder}/{one}") for one in folders))


@pytest.mark.django_db
def test_a_row_that_cannot_be_saved_leaves_no_file_behind():
    before = stored_files()
    with pytest.raises(IntegrityError), transaction.atomic():
        images.store(Image(title=None), images.prepare(upload(picture(300, 300))))
    assert stored_files() == before


@pytest.mark.django_db
def test_a_discarded_picture_takes_its_files_along(django_capture_on_commit_callbacks):
    image = Image()
    images.store(image, images.prepare(upload(picture(300, 300))))
    (name,) = images.file_names(image)
    with django_capture_on_commit_callbacks(execute=True):
        images.discard(image)
    assert (Image.objects.count(), default_storage.exists(name)) == (0, False)
