"""blog.renditions: what is taken in, what is refused before it is decoded, and what is made of it."""

import io
import threading
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image as Pillow
from PIL import ImageCms

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


@pytest.mark.parametrize(
    ("width", "widths"), [(300, [300]), (480, [480]), (530, [530]), (700, [480, 700]), (1600, [480, 960, 1600])]
)
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


HTML = b"<html><script>alert(document.domain)</script><?php system($_GET[0]); ?></html>"
ZIP = b"PK\x03\x04" + b"\0" * 26 + b"evil.sh"


def with_comment(text):
    """A JPEG whose first segment is a comment."""
    good = picture(40, 30)
    return good[:2] + b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text + good[2:]


def gif_that_is_a_script():
    """A GIF whose bytes are a script as well: its width begins a comment that is closed behind the picture."""
    good = bytearray(picture(0x2A2F, 1, kind="GIF", mode="L", colour=9))  # "/*" in the place of the width
    return bytes(good) + b"*/=1;alert(1)"


@pytest.mark.parametrize(
    "content",
    [
        picture(40, 30) + HTML,
        picture(40, 30, kind="PNG") + HTML,
        picture(40, 30, kind="WEBP") + ZIP,
        with_comment(HTML),
        gif_that_is_a_script(),
    ],
    ids=["jpeg", "png", "webp", "comment", "gif"],
)
def test_nothing_of_a_polyglot_but_its_picture_is_stored(content):
    for made in renditions.make(upload(content, "a.php")):
        assert made.content[:4] + made.content[8:12] == b"RIFFWEBP"
        assert int.from_bytes(made.content[4:8], "little") + 8 == len(made.content)
        assert not any(word in made.content for word in (b"script", b"alert", b"<?php", b"PK\x03\x04"))


def chunks(webp):
    """The names of a WebP's chunks."""
    found, at = [], 12
    while at < len(webp):
        found.append(webp[at : at + 4])
        size = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return found


def phone_photo():
    """What a phone stores: place, camera, editor's notes and a profile beside the picture."""
    exif = Pillow.Exif()
    exif[0x010F], exif[0x8825] = "Camera", {1: "N", 2: (35.0, 41.0, 22.0), 3: "E", 4: (139.0, 41.0, 30.0)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return picture(1200, 600, exif=exif, icc_profile=profile, xmp=b"<x:xmpmeta>Tokyo</x:xmpmeta>", comment=b"Tokyo")


def test_no_size_of_a_phone_photo_tells_where_it_was_taken():
    made = renditions.make(upload(phone_photo()))
    assert [chunks(one.content) for one in made] == [[b"VP8 "]] * 3
    assert not any(word in one.content for one in made for word in (b"Tokyo", b"Camera", b"Exif"))


def profile_of_swapped_colours():
    """A profile by which red is shown as green."""
    plain = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = plain.index(b"rXYZ"), plain.index(b"gXYZ")
    plain[red : red + 4], plain[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(plain)


@pytest.mark.parametrize(
    ("profile", "colour"),
    [(profile_of_swapped_colours(), (0, 255, 0)), (b"nonsense", (255, 0, 0)), (b"", (255, 0, 0))],
)
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_colours_stay_what_the_profile_says(profile, colour, mode):
    content = picture(40, 30, kind="PNG", mode=mode, colour="red", icc_profile=profile)
    (made,) = renditions.make(upload(content))
    shown = Pillow.open(io.BytesIO(made.content)).convert("RGB").getpixel((20, 15))
    assert all(abs(one - two) < 12 for one, two in zip(shown, colour, strict=True))


@pytest.mark.parametrize("shade", [0, 51, 128, 255])
def test_a_grey_picture_of_16_bits_stays_as_dark_as_it_is(shade):
    (made,) = renditions.make(upload(picture(40, 30, kind="PNG", mode="I;16", colour=shade * 257)))
    shown = Pillow.open(io.BytesIO(made.content)).convert("L").getpixel((20, 15))
    assert abs(shown - shade) < 4


def test_a_photo_with_a_second_view_behind_it_stands_still():
    target = io.BytesIO()
    views = [Pillow.new("RGB", (60, 40), colour) for colour in ("teal", "red")]
    views[0].save(target, "MPO", save_all=True, append_images=views[1:])
    assert [(one.width, one.height) for one in renditions.make(upload(target.getvalue()))] == [(60, 40)]


def test_a_long_screenshot_is_made_as_wide_as_its_height_allows():
    made = renditions.make(upload(picture(700, 24_000, kind="PNG")))
    assert [(one.width, one.height) for one in made] == [(477, 16354)]


def test_the_operator_says_in_which_widths(settings):
    settings.IMAGE_WIDTHS = (200, 2400)
    assert [one.width for one in renditions.make(upload(picture(2600, 100)))] == [200, 2400]


def test_pictures_wait_for_each_other():
    """Ten uploads at once hold one decoded picture in memory."""
    inside, most = [], []

    def work():
        with renditions.alone():
            inside.append(1)
            most.append(len(inside))
            threading.Event().wait(0.01)
            inside.pop()

    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 10


def test_who_waits_too_long_is_told_to_try_again():
    with renditions.alone(), pytest.raises(ValidationError) as refusal, renditions.alone(patience=0.1):
        pass
    assert refusal.value.code == "busy"


def test_a_gif_of_ten_thousand_frames_is_refused_unread():
    head = picture(8, 8, kind="GIF", mode="P", colour=1)
    frame = head[head.index(b",") : -1]  # the picture itself, without head and end
    with pytest.raises(ValidationError) as refusal:
        renditions.make(upload(head[:-1] + frame * 10_000 + b";"))
    assert refusal.value.code == "animated"
