"""blog.passes.ratings: criteria with their scores in figures, and stars beside them for the eye."""

import pytest

from blog.rendering import Rules, render
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def rating(*scores, name="評価"):
    items = "".join(f'<li data-score="{score}">{words}</li>' for words, score in scores)
    return f'<div data-block="rating"><p data-part="name">{name}</p><ul data-part="criteria">{items}</ul></div>'


def shown(body):
    return render(ArticleFactory(body=body), Rules())


def score(stars, figure):
    return f'<span class="stars" data-score="{stars}" aria-hidden="true"></span><span class="score"><b>{figure}</b> / 5</span>'


def test_each_criterion_says_its_score_in_figures():
    rendering = shown(rating(("速さ", "4.5"), ("料金", "3")))
    assert rendering.html == (
        '<div class="rating" role="group" aria-label="評価"><p class="rating-name">評価</p><dl class="rating-list">'
        f"<div><dt>速さ</dt><dd>{score('4.5', '4.5')}</dd></div><div><dt>料金</dt><dd>{score('3.0', '3.0')}</dd></div></dl>"
        f'<p class="rating-mean"><span>項目の平均</span> <span>{score("4.0", "3.8")}</span></p></div>'
    )
    assert rendering.structured == []


def test_one_criterion_has_no_average_and_a_rating_needs_no_name():
    assert shown(rating(("速さ", "5"), name="")).html == (
        '<div class="rating" role="group" aria-label="評価"><dl class="rating-list">'
        f"<div><dt>速さ</dt><dd>{score('5.0', '5.0')}</dd></div></dl></div>"
    )


@pytest.mark.parametrize("body", [rating(), rating(("", "3")), '<div data-block="rating"><p>文</p></div>'])
def test_a_rating_without_criteria_is_none(body):
    assert "rating" not in shown(body).html
