"""blog.phrasing: titles that break between phrases, cut as they are kept or cut anew."""

import pytest

from blog.models import Article
from blog.phrasing import BREAK, cut, marked_phrases, phrases
from blog.rendering import render_and_store
from tests.factories import ArticleFactory

TITLE = "ことりサーバーの解約方法"


@pytest.mark.parametrize("title", [TITLE, "How to leave", "<b>の選び方 & 他", f"途中に{BREAK}ある記号", ""])
def test_a_title_looks_the_same_kept_or_not(title):
    assert phrases(title, cut(title)) == phrases(title)


def test_what_is_kept_is_taken_as_it_is():
    assert phrases("解約方法", f"解{BREAK}約方法") == "解<wbr>約方法"
    assert marked_phrases("解約方法", [(1, 2)], f"解{BREAK}約方法") == "解<wbr><mark>約</mark>方法"


@pytest.mark.parametrize("kept", [f"ことり{BREAK}銀行の解約方法", "", None])
def test_what_was_kept_of_another_title_is_left_aside(kept):
    assert phrases(TITLE, kept) == "ことりサーバーの<wbr>解約方法"


@pytest.mark.django_db
def test_a_rendering_keeps_the_phrases_of_its_title():
    article = ArticleFactory(title=TITLE)
    render_and_store(article)
    assert Article.objects.card_rows().get().rendering__phrased == f"ことりサーバーの{BREAK}解約方法"
