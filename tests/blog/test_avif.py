"""AVIF beside WebP: made where the site wants it and it is lighter, offered first, and kept through every change."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image as Pillow

from blog import avif, images, renditions
from blog.models import Image
from blog.pictures import img
from tests.pictures import upload

pytestmark = pytest.mark.django_db


def photo(width=600):
    """A picture with as much in it as a photo has: of one colour alone, AVIF would be the heavier kind."""

    target = io.BytesIO()
    Pillow.effect_mandelbrot((width, width // 2), (-2, -1, 1, 1), 60).convert("RGB").save(target, "PNG")
    return upload(target.getvalue(), "写真.png")


@pytest.fixture
def wanted(settings):
    settings.IMAGE_AVIF = True


def kinds(image):
    """The kind and width of every file, as it really is."""
    found = []
    for row in image.renditions:
        with default_storage.open(row["name"]) as file, Pillow.open(file) as stored:
            found.append((stored.format, stored.width, row["name"].rpartition(".")[2]))
    return found


WEBP = [("WEBP", 480, "webp"), ("WEBP", 600, "webp")]
BOTH = [("AVIF", 480, "avif"), ("AVIF", 600, "avif"), *WEBP]


def test_a_picture_is_kept_as_webp_alone_unless_the_site_wants_more():
    assert kinds(images.take_in(photo())) == WEBP


def test_a_picture_is_kept_as_avif_too_where_the_site_wants_it(wanted):
    assert kinds(images.take_in(photo())) == BOTH


def test_avif_that_would_be_heavier_is_left_out():
    light, heavy = renditions.Rendition(1, 1, b"1"), renditions.Rendition(1, 1, b"22")
    assert [renditions.lighter([light], [heavy]), renditions.lighter([heavy], [light])] == [[light], []]


def test_a_page_offers_avif_first_and_webp_to_whoever_does_not_know_it(wanted):
    image = images.take_in(photo())
    page = str(img(image, sizes="50vw", alt=""))
    offered = f'<picture><source type="image/avif" srcset="{image.avif_srcset}" sizes="50vw"><img alt="" src="{image.address}"'
    assert (page.startswith(offered), page.endswith('height="300"></picture>')) == (True, True)
    assert (image.avif_srcset.count(".avif?v="), image.srcset.count(".webp?v=")) == (2, 2)
    assert image.thumb["src"].endswith(f".webp?v={image.sha256[:8]}")


def test_a_replaced_picture_keeps_its_addresses_in_both_kinds(wanted, settings):
    image = images.take_in(photo())
    names = [row["name"] for row in image.renditions]
    settings.IMAGE_AVIF = False
    images.replace(image, images.prepare(photo(700)))
    assert [row["name"] for row in image.renditions if row["width"] < 700] == [
        name for name in names if "-480." in name
    ]
    assert kinds(image) == [(kind, {600: 700}.get(width, width), ending) for kind, width, ending in BOTH]


def test_pictures_from_before_are_given_theirs_once(wanted, settings, capsys):
    settings.IMAGE_AVIF = False
    image = images.take_in(photo())
    call_command("add_avif")
    call_command("add_avif")
    image.refresh_from_db()
    assert kinds(image) == BOTH
    assert image.byte_size == sum(default_storage.size(name) for name in images.file_names(image))
    assert capsys.readouterr().out == "1 of 1 pictures are kept as AVIF too\n0 of 0 pictures are kept as AVIF too\n"


def test_a_picture_whose_files_are_gone_is_passed_over():
    image = images.take_in(photo())
    images.delete(default_storage, images.file_names(image))
    assert (avif.add(image), Image.objects.get().renditions) == (False, image.renditions)
