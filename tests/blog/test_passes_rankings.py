"""blog.passes.rankings: numbered places below the sentence that says by what they were ordered."""

import pytest

from blog.rendering import Rules, render
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db
A8 = "https://px.a8.net/svt/ejp?a8mat=1"
BUTTON = f'<div data-block="button"><p data-part="link"><a href="{A8}">店</a></p></div>'


def place(name, inside="", image=""):
    return f'<li{f" data-image={chr(34)}{image}{chr(34)}" if image else ""}><p data-part="name">{name}</p>{inside}</li>'


def ranking(*places, criterion="速さの順です。"):
    return (
        f'<div data-block="ranking"><p data-part="criterion">{criterion}</p>'
        f'<ol data-part="places">{"".join(places)}</ol></div>'
    )


def shown(body, **fields):
    return render(ArticleFactory(body=body, **fields), Rules())


def test_places_are_numbered_in_words_and_head_their_text():
    rendering = shown(ranking(place("ねこ", "<p>夜も速い。</p>"), place("とり")))
    assert rendering.html == (
        '<div class="ranks"><p class="ranks-criterion"><b>順位の決め方：</b> 速さの順です。</p><ol class="ranks-list">'
        '<li class="rank"><p class="rank-place">1位</p><h3 class="rank-name" id="h-ねこ">ねこ</h3><p>夜も速い。</p></li>'
        '<li class="rank"><p class="rank-place">2位</p><h3 class="rank-name" id="h-とり">とり</h3></li></ol></div>'
    )
    assert [heading["text"] for heading in rendering.contents] == ["ねこ", "とり"]


def test_without_the_criterion_nothing_is_ranked():
    html = shown(ranking(place("ねこ"), criterion=" ")).html
    assert html == (
        '<div class="ranks"><ul class="ranks-list"><li class="rank"><h3 class="rank-name" id="h-ねこ">ねこ</h3></li></ul></div>'
    )


def test_buttons_in_a_ranking_are_framed_one_by_one():
    rendering = shown(ranking(place("ねこ", BUTTON), place("とり", BUTTON)))
    assert (
        rendering.html.count(
            '<div class="offer ad" data-offer="shared"><p class="mark" data-disclosure="label">広告</p>'
        )
        == 2
    )
    assert len(rendering.inventory["ads"]) == 2


def test_pictures_come_from_the_library_in_one_query(django_assert_num_queries):
    images = ImageFactory.create_batch(3)
    article = ArticleFactory(body=ranking(*[place("ねこ", image=image.pk) for image in images]))
    rules = Rules()
    assert rules.state
    assert rules.decisions
    with django_assert_num_queries(1):
        rendering = render(article, rules)
    assert rendering.html.count("<img") == 3
    assert rendering.sheet.uses == {("image", image.pk) for image in images}


def test_a_ranking_in_english():
    assert '<p class="rank-place">No. 1</p>' in shown(ranking(place("Cat")), language="en").html
