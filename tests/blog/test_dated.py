"""blog.dated: days in running text that tell how old a statement is."""

from datetime import date

import pytest
import time_machine

from blog import dated
from blog.dated import SPELLINGS
from tests.factories import ArticleFactory, DraftFactory, RenderingFactory


@pytest.mark.parametrize("row", SPELLINGS, ids=lambda row: row.example)
def test_each_spelling_is_read(row):
    assert list(dated.days(row.example)) == [row.day]


@pytest.mark.parametrize("text", ["2026年3月1日に公開しました", "2026年2月31日時点", "2026年13月1日現在", "時点", ""])
def test_other_days_say_nothing_about_age(text):
    assert list(dated.days(text)) == []


def test_a_month_alone_counts_from_its_first_day():
    assert list(dated.days("料金は2026年3月時点、解約は2026年 4月 2日 現在です")) == [
        date(2026, 3, 1),
        date(2026, 4, 2),
    ]


@pytest.mark.django_db
@time_machine.travel("2026-06-30T12:00+09:00", tick=False)
def test_only_published_texts_with_an_old_day_are_found():
    old = RenderingFactory(plain_text="月額990円（2026年3月31日時点）。初期費用は2026年6月1日時点で無料。")
    RenderingFactory(plain_text="月額990円（2026年4月1日時点）")
    RenderingFactory(plain_text="2025年1月1日に始めました")
    RenderingFactory(plain_text="月額990円（2025年1月1日時点）", article=DraftFactory())
    RenderingFactory(article=ArticleFactory())
    assert dated.stale() == [old.article_id]
