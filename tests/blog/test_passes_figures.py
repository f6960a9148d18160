"""blog.passes.figures: pictures of the library with their captions, alone and in galleries."""

import pytest

from blog.models import Image
from blog.rendering import Rules, render
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db


def figure(pk, caption="", **values):
    data = "".join(f' data-{name}="{value}"' for name, value in values.items())
    return f'<figure data-block="figure" data-image="{pk}"{data}><figcaption>{caption}</figcaption></figure>'


def shown(body):
    return render(ArticleFactory(body=body), Rules())


def img(image, sizes, loading=' fetchpriority="high"'):
    name = image.file.name.removesuffix(".webp")
    return (
        f'<img alt="{image.alt}" src="/media/{name}.webp" srcset="/media/{name}-480.webp 480w, /media/{name}.webp 960w"'
        f' sizes="{sizes}" width="960" height="540"{loading} decoding="async">'
    )


NORMAL = "(width &gt;= 48em) 720px, calc(100vw - 40px)"


def test_a_figure_shows_its_picture_and_its_caption():
    image = ImageFactory()
    rendering = shown(figure(image.pk, "更新日は<strong>20日</strong>"))
    assert rendering.html == (
        f'<figure class="figure">{img(image, NORMAL)}<figcaption>更新日は<strong>20日</strong></figcaption></figure>'
    )
    assert (rendering.sheet.uses, rendering.sheet.missing) == ({("image", image.pk)}, [])


def test_only_the_first_picture_loads_at_once_and_an_empty_caption_is_left_out():
    one, two = ImageFactory.create_batch(2)
    lazy = ' loading="lazy"'
    assert shown(figure(one.pk) + figure(two.pk, size="half")).html == (
        f'<figure class="figure">{img(one, NORMAL)}</figure>'
        f'<figure class="figure figure-half">{img(two, "(width &gt;= 48em) 360px, 66vw", lazy)}</figure>'
    )


@pytest.mark.parametrize(("blocks", "has_picture", "is_first"), [(2, False, True), (3, False, False), (0, True, False)])
def test_a_picture_below_the_first_view_waits_until_somebody_comes_near(blocks, has_picture, is_first):
    image = ImageFactory()
    article = ArticleFactory(body="<p>前</p>" * blocks + figure(image.pk), picture=image if has_picture else None)
    html = render(article, Rules()).html
    assert ('fetchpriority="high"' in html, 'loading="lazy"' in html) == (is_first, not is_first)


def test_decoration_says_nothing():
    image = ImageFactory(is_decorative=True)
    assert 'alt=""' in shown(figure(image.pk)).html


def test_a_gallery_sets_its_pictures_in_columns():
    one, two = ImageFactory.create_batch(2)
    body = f'<div data-block="gallery" data-columns="3">{figure(one.pk)}{figure(two.pk, "帰り道", size="wide")}</div>'
    sizes, lazy = "(width &gt;= 48em) 305px, calc(67vw - 35px)", ' loading="lazy"'
    assert shown(body).html == (
        f'<div class="gallery gallery-3"><figure class="figure">{img(one, sizes)}</figure>'
        f'<figure class="figure">{img(two, sizes, lazy)}<figcaption>帰り道</figcaption></figure></div>'
    )


@pytest.mark.parametrize("number", ["404", "0", "-1", "999999999999999999999", "１２", "abc", ""])
def test_a_picture_that_is_not_there_shows_nothing_and_is_reported(number):
    body = f'<p>前</p>{figure(number, "説明")}<div data-block="gallery">{figure(number)}</div><p>後</p>'
    rendering = shown(body)
    assert (rendering.html, rendering.sheet.missing) == ("<p>前</p><p>後</p>", ["image", "image"])


def test_figures_inside_figures_are_dealt_with_from_the_inside():
    image = ImageFactory()
    inner = figure(image.pk)
    rendering = shown(figure(404, f"外{inner}") + figure(image.pk, f"外{figure(404)}"))
    lazy = ' loading="lazy"'
    assert rendering.html == f'<figure class="figure">{img(image, NORMAL, lazy)}<figcaption>外</figcaption></figure>'


def test_thirty_pictures_cost_as_many_queries_as_one(django_assert_num_queries):
    for count in (1, 30):
        body = "".join(figure(image.pk) for image in ImageFactory.create_batch(count))
        article, rules = ArticleFactory(body=body), Rules()
        assert rules.state
        with django_assert_num_queries(3):  # the pictures, the decisions about links, the owner's networks
            render(article, rules)
    assert Image.objects.count() == 31
