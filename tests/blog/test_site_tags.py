"""The presentation tags: phrase breaks, pictures, icons, pages of a list."""

from collections import namedtuple

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template

from blog.models import Image
from blog.templatetags.site import icon, lead_and_rest, marks_of, phrases, picture
from disclosures.inventory import Ad, Inventory, Undecided

Shown = namedtuple("Shown", "marks")


@pytest.fixture
def image():
    rows = [{"width": 480, "name": "images/a-480.webp"}, {"width": 960, "name": "images/a.webp"}]
    return Image(file="images/a.webp", width=960, height=540, alt='窓辺の"机"', renditions=rows)


def test_phrases_breaks_a_japanese_title_between_phrases():
    assert phrases("ことりサーバーの解約方法") == "ことりサーバーの<wbr>解約方法"


def test_phrases_leaves_other_languages_alone():
    assert phrases("How to leave a server") == "How to leave a server"


def test_phrases_escapes_what_it_is_given():
    assert phrases("<b>&") == "&lt;b&gt;&amp;"


def test_icon_is_hidden_from_screen_readers():
    assert icon("menu") == (
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M4 7h16M4 12h16M4 17h16"/></svg>'
    )


def test_picture_says_its_size_and_its_words(image):
    assert picture(image, sizes="50vw") == (
        '<img alt="窓辺の&quot;机&quot;" src="/media/images/a.webp"'
        ' srcset="/media/images/a-480.webp 480w, /media/images/a.webp 960w" sizes="50vw"'
        ' width="960" height="540" loading="lazy" decoding="async">'
    )


def test_picture_of_the_first_view_is_fetched_first(image):
    image.renditions = []
    assert picture(image, eager=True, alt="") == (
        '<img alt="" src="/media/images/a.webp" width="960" height="540" fetchpriority="high">'
    )


def test_a_small_picture_of_the_first_view_loads_at_once_and_lets_the_largest_go_first(image):
    assert "loading" not in picture(image, eager=True, fetchpriority="")
    assert "fetchpriority" not in picture(image, eager=True, fetchpriority="")


def test_picture_that_only_decorates_has_no_words(image):
    image.is_decorative = True
    assert picture(image).startswith('<img alt="" ')


def test_pager_keeps_the_words_of_a_search(rf):
    page = Paginator(range(30), 10).get_page(2)
    html = Template("{% load site %}{% pager page %}").render(
        Context({"page": page, "request": rf.get("/search/"), "query": "a&b"})
    )
    addresses = [part.split('"')[0] for part in html.split('href="/search/')[1:]]
    assert addresses == ["?q=a%26b", "?q=a%26b", "?q=a%26b&amp;page=2", "?q=a%26b&amp;page=3", "?q=a%26b&amp;page=3"]


def test_pager_of_a_single_page_is_nothing(rf):
    html = Template("{% load site %}{% pager page %}").render(
        Context({"page": Paginator([1], 10).get_page(1), "request": rf.get("/")})
    )
    assert html.strip() == ""


def test_the_text_is_cut_where_its_lead_ends():
    assert lead_and_rest("<p>導入</p><!--lead ends--><h2>料金</h2>") == {"lead": "<p>導入</p>", "rest": "<h2>料金</h2>"}


@pytest.mark.parametrize("said", ["", "<p>告知</p>"])
def test_what_is_said_again_stands_before_the_first_ad(said):
    html = "<p>導入</p><!--lead ends--><h2>料金</h2><!--first ad--><p>宿</p>"
    assert lead_and_rest(html, said) == {"lead": "<p>導入</p>", "rest": f"<h2>料金</h2>{said}<p>宿</p>"}


def test_a_text_without_headings_is_all_rest():
    assert lead_and_rest("<p>本文</p>") == {"lead": "", "rest": "<p>本文</p>"}


def test_the_marks_of_a_page_speak_about_the_ads_of_all_its_texts():
    ad, link = Ad("https://px.a8.net/svt/ejp?a8mat=X", "a8"), Undecided("https://x.example/?id=1", "unknown")
    article, author = Shown(Inventory(undecided=(link,))), Shown(Inventory(ads=(ad,)))
    assert marks_of(article, author) == Inventory(ads=(ad,), undecided=(link,))
    assert marks_of(Shown(Inventory()), "") == Inventory()
