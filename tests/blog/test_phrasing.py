"""blog.phrasing: titles that break between phrases, cut as they are kept or cut anew."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.models import Article
from blog.phrasing import BREAK, cut, marked_phrases, phrases
from blog.rendering import render_and_store
from tests.factories import ArticleFactory

TITLE = "ことりサーバーの解約方法"


@pytest.mark.parametrize("title", [TITLE, "How to leave", "<b>の選び方 & 他", f"途中に{BREAK}ある記号", ""])
def test_a_title_looks_the_same_kept_or_not(title):
    assert phrases(title, cut(title)) == phrases(title)


JAPANESE = st.text(
    st.sampled_from(f'ことりサーバーの解約方法VPS <b>&"{BREAK}') | st.characters(exclude_categories=["Cs"])
)


@given(JAPANESE, JAPANESE, st.data())
def test_breaks_and_marks_change_no_character_whatever_is_kept(title, other, data):
    ends = sorted(data.draw(st.sets(st.integers(0, len(title)), max_size=6)))
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    made = [phrases(title), phrases(title, cut(title)), phrases(title, cut(other))]
    made.append(marked_phrases(title, spans, cut(title)))
    assert {html.unescape(re.sub("</?(?:wbr|mark)>", "", one)) for one in made} == {html.unescape(html.escape(title))}
    assert len(set(made[:2])) == 1
    assert re.findall("<mark>(.*?)</mark>", made[3].replace("<wbr>", ""), re.DOTALL) == [
        html.escape(title[start:end]) for start, end in spans
    ]


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
