"""blog.pager: the links to the pages of a list."""

import pytest
from django.utils import translation

from blog.lists import page_of
from blog.pager import pager


def links(number, pages, path="/", language="ja", **asked):
    """What stands between the list's tags, without white space at the ends of lines."""
    with translation.override(language):
        html = pager(page_of([], number, pages * 12), path, **asked)
    return "".join(line.strip() for line in html.partition("<ol>")[2].partition("</ol>")[0].splitlines())


def one(number, address, here=""):
    return f'<li><a href="{address}"{here}><span class="visually-hidden">Page </span>{number}</a></li>'


def test_the_page_itself_and_those_beside_it_are_linked():
    sign = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>'
    assert links(2, 3, "/tag/vps/", "en") == (
        f'<li><a rel="prev" href="/tag/vps/">{sign.format("M15 5l-7 7 7 7")}Previous</a></li>'
        + one(1, "/tag/vps/")
        + one(2, "/tag/vps/?page=2", ' aria-current="page"')
        + one(3, "/tag/vps/?page=3")
        + f'<li><a rel="next" href="/tag/vps/?page=3">Next{sign.format("M9 5l7 7-7 7")}</a></li>'
    )


def test_pages_far_away_are_left_out():
    assert links(7, 20).count("<li><span>…</span></li>") == 2


@pytest.mark.parametrize(("number", "beside"), [(1, (False, True)), (3, (True, False))])
def test_the_first_and_the_last_page_lead_on_in_one_direction(number, beside):
    assert ('rel="prev"' in links(number, 3), 'rel="next"' in links(number, 3)) == beside


def test_what_a_search_asked_for_stays_and_can_close_nothing():
    html = links(1, 2, "/search/", q='">&', category="")
    assert 'href="/search/?q=%22%3E%26&amp;page=2"' in html


def test_a_list_of_one_page_has_no_links():
    assert pager(page_of([], 1, 12), "/") == ""
