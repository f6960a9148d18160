"""blog.passes.buttons: one link in a box with a line above and below, labelled first when it is an ad."""

import pytest

from blog.rendering import Rules, render
from blog.structure import FIRST_AD
from disclosures.inventory import Ad, Inventory
from tests.disclosures.test_labelling import KEY, attributes
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
A8 = "https://px.a8.net/svt/ejp?a8mat=1"
LABEL = '<p class="mark" data-disclosure="label">広告</p>'
REL = attributes(A8)


def shown(body):
    return render(ArticleFactory(body=body), Rules())


def button(href, above="10日間", below="1月まで", words="料金"):
    link = f'<a href="{href}">{words}</a>' if href else words
    return (
        f'<div data-block="button"><p data-part="above">{above}</p><p data-part="link">{link}</p>'
        f'<p data-part="below">{below}</p></div>'
    )


def test_a_button_that_is_no_ad_has_neither_frame_nor_label():
    rendering = shown(button("https://example.org/"))
    assert rendering.html == (
        '<div class="offer" data-offer="shared"><p class="offer-copy">10日間</p>'
        '<a class="offer-button" href="https://example.org/">料金</a><p class="offer-terms small">1月まで</p></div>'
    )
    assert rendering.inventory == Inventory().to_json()


def test_a_button_that_is_an_ad_is_framed_and_labelled_first():
    rendering = shown(button(A8, above="", below=""))
    assert rendering.html == (
        f'<div class="offer ad" data-offer="shared">{LABEL}<a class="offer-button" href="{A8}"{REL}>料金</a></div>'
    )
    assert Inventory.from_json(rendering.inventory) == Inventory(
        ads=(Ad(A8, "a8", "affiliate", "広告", placement=KEY),)
    )


def test_a_button_without_words_names_the_place_it_leads_to():
    assert ">example.org</a>" in shown(button("https://example.org/x", words="")).html


@pytest.mark.parametrize("body", [button(""), '<div data-block="button"></div>', '<div data-block="button"><br></div>'])
def test_a_button_without_an_address_is_no_button(body):
    assert "offer" not in shown(body).html


def test_what_is_no_part_of_a_button_follows_it_and_is_labelled_by_itself():
    body = button("/x/").replace("</div>", f'<p>前に<a href="{A8}">店</a></p></div>')
    assert shown(body).html.endswith(
        f'</div>{FIRST_AD}<p>前に<span class="mark" data-disclosure="label">広告</span>\u2060<a href="{A8}"{REL}>店</a></p>'
    )


def test_links_and_blocks_in_the_small_lines_lose_everything_but_their_words():
    body = button("/x/", above=f'<a href="{A8}">今だけ</a>', below='<data data-block="fact">990円</data>')
    rendering = shown(body)
    assert rendering.html == (
        '<div class="offer" data-offer="shared"><p class="offer-copy">今だけ</p>'
        '<a class="offer-button" href="/x/">料金</a><p class="offer-terms small">990円</p></div>'
    )
    assert rendering.inventory == Inventory().to_json()


def test_a_second_link_part_is_no_button_but_a_link_with_its_own_label():
    body = button("/x/").replace("</div>", f'<p data-part="link"><a href="{A8}">二つめ</a></p></div>')
    assert shown(body).html.count('class="offer-button"') == 1
    assert len(shown(body).inventory["ads"]) == 1
    assert f'\u2060<a href="{A8}"{REL}>二つめ</a>' in shown(body).html
