"""blog.widths: pictures from before get the widths that the site keeps today, by the path of new ones."""

import pytest
from django.core.files.storage import default_storage
from PIL import Image as Pillow

from blog import images, widths
from blog.models import Image
from blog.rendering import Rules, is_stale, render_and_store
from blog.renditions import as_avif
from tests.factories import ArticleFactory, ImageFactory
from tests.pictures import picture, stored_files, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken_in(settings):
    """A picture from when the site kept one width, as the site finds it today."""

    def take(width=700):
        settings.IMAGE_WIDTHS = (480, 1600)
        image = images.take_in(upload(picture(width, 300, colour=f"#{width:06}")))
        settings.IMAGE_WIDTHS = (240, 360, 480, 960)
        return image

    return take


def files(image):
    """The width of every file as it really is, by its name's ending."""
    found = []
    for row in image.renditions:
        with default_storage.open(row["name"]) as file, Pillow.open(file) as stored:
            found.append((row["name"].rpartition("-")[2], stored.width, row["width"], row["height"]))
    return found


def test_a_picture_from_before_gets_what_it_lacks_and_nothing_larger(settings, taken_in):
    taken_in(480)
    settings.IMAGE_WIDTHS = (240, 480)
    assert (widths.add_missing(), widths.add_missing()) == (1, 0)
    image = Image.objects.get()
    assert files(image) == [("240.webp", 240, 240, 150), ("480.webp", 480, 480, 300)]
    assert image.byte_size == sum(default_storage.size(name) for name in images.file_names(image))


def test_what_is_kept_as_avif_gets_its_widths_in_both_kinds(taken_in):
    image = taken_in()
    images.keep_further(image, as_avif(list(images.kept(image))))  # of one colour alone it is heavier, and left out
    widths.add(image)
    assert [row[0] for row in files(image)] == [
        f"{width}.{kind}" for kind in ("avif", "webp") for width in (240, 360, 480, 700)
    ]


def test_texts_that_show_it_are_rendered_with_the_new_widths(taken_in):
    image = taken_in()
    article = ArticleFactory(body=f'<figure data-block="figure" data-image="{image.pk}"></figure>')
    render_and_store(article)
    widths.add(image)
    article.rendering.refresh_from_db()
    assert is_stale(article.rendering, article, Rules())


def test_one_round_makes_no_more_than_it_may(taken_in):
    for width in (500, 600, 700):
        taken_in(width)
    assert [widths.add_missing(limit=2), widths.add_missing(limit=2), widths.add_missing(limit=2)] == [2, 1, 0]


def test_pictures_whose_files_are_gone_hold_nobody_up(taken_in):
    ImageFactory(width=960)
    lost = taken_in(600)
    default_storage.delete(lost.file.name)
    taken_in(700)
    assert (widths.add_missing(limit=1), widths.add_missing(limit=1)) == (1, 0)


def test_a_picture_that_was_replaced_meanwhile_keeps_its_own_files(taken_in):
    found = taken_in()
    images.replace(Image.objects.get(), images.prepare(upload(picture(700, 300, colour="red"))))
    before = Image.objects.get().renditions, stored_files()
    assert (widths.add(found), (Image.objects.get().renditions, stored_files())) == (False, before)
