"""Which file of a picture a browser fetches: one that fills its place, none that is twice as large, and AVIF in the same place."""

import pytest

from blog import images
from blog.models import Image
from blog.rendering import render_and_store
from blog.renditions import as_avif
from config.settings import IMAGE_WIDTHS
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, SidebarBlockFactory
from tests.pictures import picture, upload

SHOP = '<p data-part="shop"><a href="https://px.a8.net/svt/ejp?a8mat=1">店</a></p>'
PHONE, DESK = {"width": 360, "height": 800}, {"width": 1280, "height": 900}
# Of each picture: its place, the points that it covers on the screen, and the width of the file that was fetched.
FETCHED = """async () => {
  const pictures = [...document.querySelectorAll("main img")]
  for (const one of pictures) one.loading = "eager"
  await Promise.all(pictures.map(one => one.decode()))
  return pictures.map(one => {
    const place = one.getBoundingClientRect(), shape = one.getAttribute("width") / one.getAttribute("height")
    const covered = getComputedStyle(one).objectFit === "cover" ? Math.max(place.width, place.height * shape) : place.width
    return [one.closest("[class]").className, covered * devicePixelRatio, Number(one.currentSrc.match(/-(\\d+)\\.webp/)[1])]
  })
}"""

# The kind of each file, and where it stands.
PLACED = """async () => {
  const pictures = [...document.querySelectorAll("main img")]
  for (const one of pictures) one.loading = "eager"
  await Promise.all(pictures.map(one => one.decode()))
  return pictures.map(one => {
    const { x, y, width, height } = one.getBoundingClientRect()
    return [one.currentSrc.match(/\\.(\\w+)\\?/)[1], [x, y, width, height]]
  })
}"""


@pytest.fixture(autouse=True)
def pages(settings, tmp_path):
    """Pages with a picture in every kind of place, in the widths that a site keeps unless its operator names others."""
    settings.MEDIA_ROOT, settings.IMAGE_WIDTHS = tmp_path, IMAGE_WIDTHS
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    photo, face = (images.take_in(upload(picture(*size))) for size in ((1600, 900), (600, 600)))

    def another(image):
        """The same under an address of its own: a browser shows again what it has, however large."""
        image.pk, image.sha256 = None, f"{Image.objects.count():08}" + "0" * 56
        image.save(force_insert=True)
        return image.pk

    category = CategoryFactory(slug="travel", picture_id=another(photo))
    author = AuthorFactory(slug="yuzu", picture_id=another(face))
    SidebarBlockFactory(kind="profile", picture_id=another(face))
    SidebarBlockFactory(kind="text", picture_id=another(photo))
    others = [ArticleFactory(category=category, author=author, picture_id=another(photo)) for _one in range(3)]
    body = (
        f'<p>前</p><figure data-block="figure" data-image="{another(photo)}"></figure>'
        f'<figure data-block="figure" data-image="{another(photo)}" data-size="wide"></figure>'
        f'<figure data-block="figure" data-image="{another(photo)}" data-size="half"></figure>'
        f'<div data-block="gallery" data-columns="2"><figure data-block="figure" data-image="{another(photo)}"></figure></div>'
        f'<div data-block="gallery" data-columns="3"><figure data-block="figure" data-image="{another(photo)}"></figure></div>'
        f'<div data-block="product" data-image="{another(photo)}"><p data-part="name">電池</p></div>'
        f'<div data-block="product" data-image="{another(photo)}"><p data-part="name">電池</p>{SHOP}</div>'
        f'<div data-block="card" data-article="{others[0].pk}"></div>'
        '<div data-block="ranking"><p data-part="criterion">速さの順です。</p><ol data-part="places">'
        f'<li data-image="{another(photo)}"><p data-part="name">ねこ</p></li></ol></div>'
    )
    article = ArticleFactory(slug="guide", category=category, author=author, picture_id=another(photo), body=body)
    article.pinned.set(others)
    render_and_store(article)


ON_LISTS = {"card", "widget", "widget profile"}
ON_ARTICLES = {
    *("card", "author", "entry-picture", "link-card", "product-picture", "rank"),
    *("figure", "figure figure-wide", "figure figure-half"),
}
PLACES = {
    "/": ON_LISTS,
    "/category/travel/": ON_LISTS | {"list-head"},
    "/author/yuzu/": ON_LISTS | {"author-head"},
    "/guide/": ON_ARTICLES,
}


# Their pictures are smaller than any that is kept: on a coarse screen the smallest is what they get.
FACES = {"author", "author-head", "widget profile", "link-card"}
SCREENS = [(PHONE, 1), (PHONE, 2), (PHONE, 3), (DESK, 1), (DESK, 2)]


@pytest.mark.parametrize("address", PLACES)
def test_a_browser_fetches_what_fills_the_place_and_nothing_twice_as_large(person, address):
    found = []
    for viewport, density in SCREENS:
        page = person(viewport, density=density)
        page.goto(address)
        found += [(density, *row) for row in page.evaluate(FETCHED)]
    assert [row for row in found if row[3] < 0.8 * min(row[2], IMAGE_WIDTHS[-1])] == []
    assert [row for row in found if row[3] >= 2 * row[2] and not (row[1] in FACES and row[3] == IMAGE_WIDTHS[0])] == []
    assert {place for _density, place, *_row in found} == PLACES[address]


@pytest.mark.parametrize("address", PLACES)
def test_a_picture_as_avif_stands_where_it_stands_as_webp(person, address):
    pages = [person(PHONE), person(DESK)]

    def placed(page):
        page.goto(address)
        return page.evaluate(PLACED)

    before = [placed(page) for page in pages]
    keep_all_as_avif()
    assert [placed(page) for page in pages] == [[["avif", place] for _kind, place in rows] for rows in before]


def keep_all_as_avif():
    made = {}
    for image in Image.objects.all():
        if image.file.name not in made:
            made[image.file.name] = as_avif(list(images.kept(image)))
        images.keep_further(image, made[image.file.name])
