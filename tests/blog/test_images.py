"""blog.images: what lies in the store, under which names, and what becomes of it."""

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import IntegrityError, transaction
from PIL import Image as Pillow

from blog import images
from blog.models import Image
from tests.pictures import picture, stored_files, upload


@pytest.mark.django_db
def test_stored_files_carry_names_of_our_own():
    image = Image()
    images.store(image, images.prepare(upload(picture(600, 300), "../../a\u202egnp.exe")))
    names = [row["name"] for row in image.renditions]
    assert [name.rsplit("-", 1)[1] for name in names] == ["480.webp", "600.webp"]
    assert all(name.isascii() and name.startswith("images/") and default_storage.exists(name) for name in names)
    assert (image.file.name, image.width, image.height) == (names[-1], 600, 300)


@pytest.fixture
def several():
    rows = [{"width": width, "height": width // 2, "name": f"images/a-{width}.webp"} for width in (240, 480, 960)]
    return Image(file="images/a-960.webp", width=960, height=480, sha256="0123456789", renditions=rows)


@pytest.mark.parametrize(("asked", "given"), [(96, 240), (240, 240), (241, 480), (2000, 960)])
def test_a_small_place_gets_the_smallest_rendition_that_fills_it(several, asked, given):
    assert several.at_least(asked) == {
        "src": f"/media/images/a-{given}.webp?v=01234567",
        "width": given,
        "height": given // 2,
    }


class Signing(FileSystemStorage):
    def url(self, name):
        return f"https://store.example/{name}/signed"


def test_a_store_that_puts_something_behind_names_is_asked_for_each(several):
    several.file.storage = Signing()
    assert several.srcset == (
        "https://store.example/images/a-240.webp/signed?v=01234567 240w, "
        "https://store.example/images/a-480.webp/signed?v=01234567 480w, "
        "https://store.example/images/a-960.webp/signed?v=01234567 960w"
    )


def shown(name):
    """Size and the colour of the middle of a stored picture."""
    with default_storage.open(name) as file, Pillow.open(file) as stored:
        return stored.size, stored.convert("RGB").getpixel((stored.width // 2, stored.height // 2))


def near(colour, other):
    return all(abs(one - two) < 8 for one, two in zip(colour, other, strict=True))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "sizes"),
    [
        (1600, 1600, {"480": 480, "960": 960, "1600": 1600}),
        (1600, 700, {"480": 480, "960": 700, "1600": 700}),
        (700, 1600, {"480": 480, "700": 960}),
        (300, 300, {"300": 300}),
    ],
)
def test_a_replaced_picture_keeps_its_addresses(empty_store, old, new, sizes):
    image = Image()
    images.store(image, images.prepare(upload(picture(old, 400))))
    names, version = [row["name"] for row in image.renditions], image.srcset
    images.replace(image, images.prepare(upload(picture(new, 200, colour="maroon"))))
    found = {name.rsplit("-", 1)[1].removesuffix(".webp"): shown(name) for name in names}
    assert {width: size[0] for width, (size, _) in found.items()} == sizes
    assert all(near(colour, (128, 0, 0)) for _, colour in found.values())
    assert (image.width, image.srcset == version, stored_files()) == (min(new, 1600), False, images.file_names(image))


@pytest.fixture
def empty_store():
    for name in stored_files():
        default_storage.delete(name)


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


@pytest.mark.django_db
def test_the_same_bytes_again_are_the_same_picture():
    first = images.take_in(upload(picture(300, 300), "one.jpg"))
    again = images.take_in(upload(picture(300, 300), "two.jpg"))
    other = images.take_in(upload(picture(301, 300), "three.jpg"))
    assert (again == first, other == first, first.original_name) == (True, False, "one.jpg")


@pytest.mark.django_db
def test_a_row_knows_how_heavy_its_files_are():
    image = images.take_in(upload(picture(600, 300)))
    sizes = [default_storage.size(row["name"]) for row in image.renditions]
    assert ([row["bytes"] for row in image.renditions], image.byte_size) == (sizes, sum(sizes))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x", "x"),
        (r"C:\Users\me\写真 1.jpg", "写真 1.jpg"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\0b\n.png", "ab.png"),
        (".htaccess", ".htaccess"),
        ("は\u309aん.png", "ぱん.png"),
        ("長" * 300 + ".jpeg", "長" * 110 + ".jpeg"),
        ("x" * 300, "x" * 120),
        ("", ""),
    ],
)
def test_the_name_of_a_file_is_shown_without_its_tricks(name, shown):
    assert images.shown_name(name) == shown


@pytest.mark.django_db
def test_a_replaced_picture_on_a_disk_is_whole_at_every_moment(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    image = images.take_in(upload(picture(600, 300)))
    before = stored_files()
    images.replace(image, images.prepare(upload(picture(600, 300, colour="maroon"))))
    assert (stored_files(), near(shown(image.file.name)[1], (128, 0, 0))) == (before, True)
