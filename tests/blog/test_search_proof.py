"""Search finds what a plain scan finds, and nothing else; `SEARCH_ARTICLES=10000` asks it of a large blog."""

import os

import pytest

from blog.search_index import find
from blog.search_query import parse
from blog.search_store import Question
from tests.blog.search_corpus import QUERIES, build, folded, scan

pytestmark = pytest.mark.django_db
ARTICLES = int(os.environ.get("SEARCH_ARTICLES", "120"))


@pytest.fixture(scope="module")
def corpus(django_db_setup, django_db_blocker):
    """One blog for all the questions; its articles go again with the module, and their index at once."""
    from django.db import connection

    from blog import search_index
    from blog.models import Article, Rendering

    with django_db_blocker.unblock():
        built = build(ARTICLES)
        yield {key: folded(text) for key, text in built.items()}
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE blog_search")
        search_index.store().make(connection)
        Rendering.objects.filter(article__in=built).delete()
        Article.objects.filter(pk__in=built).delete()


def found(query):
    return set(find(Question(parse(query), "ja", size=ARTICLES)).articles)


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_finds_what_a_scan_finds(corpus, query):
    assert found(query) == scan(corpus, query)


PAIRS = [("サーバー", "契約"), ("猫", "wifi"), ("vps", "の"), ("wordpress", "解約"), ("レンタルサーバー", "猫")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_words_narrow_down_and_a_minus_takes_away_also_across_pieces(corpus, one, other):
    both, first = scan(corpus, one) & scan(corpus, other), scan(corpus, one)
    assert (found(f"{one} {other}"), found(f"{one} -{other}")) == (both, first - both)


def test_the_number_of_finds_is_the_number_of_articles(corpus):
    whole = find(Question(parse("契約"), "ja", size=3))
    assert (whole.total, len(whole.articles)) == (len(scan(corpus, "契約")), 3)
