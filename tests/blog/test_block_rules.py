"""blog.block_rules: what a block must be as a whole, told in the field or before publishing."""

import pytest
from django.core.exceptions import ValidationError

from blog.block_rules import RULES, broken
from blog.editor import BodyField
from blog.publishing import obstacles
from lib.document import Document
from tests.factories import DraftFactory

SHOP = '<p data-part="shop"><a href="https://example.org/">店</a></p>'


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_finds_its_own_example(rule):
    assert list(broken(Document(rule.example))) == [(rule, 0)]


@pytest.mark.parametrize(
    "html",
    [
        "<p>文</p>",
        f'<div data-block="product">{SHOP * 4}</div>',
        '<div data-block="ranking"><p data-part="criterion">速さの順</p></div>',
        '<div data-block="button"><p data-part="link"><a href="/x/">見る</a></p></div>',
    ],
)
def test_a_whole_block_breaks_no_rule(html):
    assert list(broken(Document(html))) == []


def test_a_product_box_with_five_shops_is_refused_in_its_field():
    body = f'<div data-block="product">{SHOP * 5}</div>'
    with pytest.raises(ValidationError) as refused:
        BodyField().clean(body)
    assert [error.code for error in refused.value.error_list] == ["shops"]


def test_a_ranking_without_its_criterion_can_be_saved():
    assert BodyField().clean('<div data-block="ranking"><p data-part="criterion"></p></div>')


@pytest.mark.django_db
def test_a_ranking_that_does_not_say_how_it_was_made_is_not_published():
    body = '<div data-block="ranking"><p data-part="criterion"></p><ol data-part="places"><li>店</li></ol></div>'
    (obstacle,) = obstacles(DraftFactory(body=body))
    assert (obstacle.code, obstacle.selector, obstacle.number) == ("criterion", "[data-block=ranking]", 0)
