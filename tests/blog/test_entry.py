"""blog.entry: what stands around an article's text, whatever its words are made of."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from blog.breadcrumbs import breadcrumbs, breadcrumbs_html
from blog.entry import contents_html, links, meta_html, neighbours_html
from blog.models import Article, Author
from lib.document import Document

HOSTILE = '"><b>&'


def said(html):
    """The text that readers see of a piece, and the addresses to which it leads."""
    document = Document(html)
    return document.text().split("\n"), [node.attributes["href"] for node in document.css("a")]


def test_the_contents_list_has_two_levels():
    below = {"id": "h-b", "text": HOSTILE, "level": 3, "children": []}
    rows = [{"id": "h-a", "text": "一", "level": 2, "children": [below]}, {**below, "id": "h-c", "text": "二"}]
    html = contents_html(rows)
    assert said(html)[1] == ["#h-a", "#h-b", "#h-c"]
    assert '<li><a href="#h-a">一</a><ol><li><a href="#h-b">&quot;&gt;&lt;b&gt;&amp;</a></li></ol></li>' in html


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", ["公開 2026.03.09", "更新 2026.05.02", "読了 7 分", HOSTILE, "English"]),
        ("en", ["Published 9 Mar 2026", "Revised 2 May 2026", "7 min read", HOSTILE, "日本語"]),
    ],
)
def test_dates_author_and_other_languages_stand_under_the_title(language, words):
    article = Article(
        language=language,
        publish_at=datetime(2026, 3, 9, tzinfo=UTC),
        revised_at=datetime(2026, 5, 1, 20, tzinfo=UTC),
        author=Author(name=HOSTILE),
    )
    with translation.override(language):
        text, addresses = said(meta_html(article, 7, [("en", "/a-en/"), ("ja", "/a/")]))
    assert ([line for line in text if line], addresses) == (words, ["#author", {"ja": "/a-en/", "en": "/a/"}[language]])


def test_an_article_without_neighbours_has_no_list_of_them():
    assert neighbours_html(None, None).strip() == ""
    _text, addresses = said(neighbours_html(Article(title="前", slug="before"), None))
    assert addresses == ["/before/"]


def test_the_path_ends_at_the_page_itself():
    html = breadcrumbs_html(breadcrumbs(HOSTILE, [("宿", "/category/yado/")]))
    assert said(html)[1] == ["/", "/category/yado/"]
    assert '<li aria-current="page"><span>&quot;&gt;&lt;b&gt;&amp;</span></li>' in html


def test_links_are_escaped():
    assert links([("/?a=1&b=2", HOSTILE)]) == '<li><a href="/?a=1&amp;b=2">&quot;&gt;&lt;b&gt;&amp;</a></li>'
