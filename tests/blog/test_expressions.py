"""Expressions in articles with ads: they hold back publishing until they are settled, and the queue knows of them."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from blog import advice, expressions, obstacles, publishing
from disclosures import claims, claims_queue
from disclosures.models import ClaimHit, LedgerEntry
from tests.factories import (
    ArticleFactory,
    ButtonFactory,
    ClaimAnswerFactory,
    ClaimRuleFactory,
    DraftFactory,
    PartFactory,
)

pytestmark = pytest.mark.django_db

AD = '<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>'
CHEAPEST = "<p>業界最安のプランです。</p>"


def held(article):
    return [(one.anchor, one.hit.words) for one in publishing.obstacles(article) if one.code == "claim"]


def queue():
    return sorted(ClaimHit.objects.values_list("words", "state"))


def test_an_error_blocks_publishing_until_it_is_proved(owner):
    draft = DraftFactory(body=CHEAPEST + AD)
    with pytest.raises(publishing.Blocked):
        publishing.publish(draft, by=owner)
    ClaimAnswerFactory(source_id=draft.pk)
    publishing.publish(draft, by=owner)
    assert (draft.is_public, queue()) == (True, [("業界最安", "waived")])
    assert [waiver["url"] for waiver in LedgerEntry.objects.get().waivers] == ["https://example.jp/survey"]


@pytest.mark.parametrize("verb", [publishing.publish, publishing.keep])
def test_a_save_reads_each_of_its_texts_once(owner, verb):
    article = ArticleFactory(title="宿", description="泊まった日のこと", body="<p>今日の話。</p>" + AD)
    claims.read.cache_clear()
    verb(article, by=owner)
    assert claims.read.cache_info().misses == len(["title", "description", "body"])


def test_a_warning_asks_for_a_tick():
    draft = DraftFactory(body="<p>今だけ半額です。</p>" + AD)
    asked = held(draft)
    ClaimAnswerFactory(source_id=draft.pk, rule="LIM01", words="今だけ", sentence="今だけ半額です。", kind="tick")
    assert (asked, held(draft)) == ([("body", "今だけ")], [])


def test_an_answer_lapses_when_the_words_change():
    draft = DraftFactory(body="<p>国内最安のプランです。</p>" + AD)
    ClaimAnswerFactory(source_id=draft.pk)
    assert held(draft) == [("body", "国内最安")]


def test_a_remark_is_advice_alone():
    draft = DraftFactory(body="<p>神コスメです。</p>" + AD)
    told = obstacles.found(advice.ADVISABLE, obstacles.Proof(draft))
    assert (held(draft), [one.hit.words for one in told if one.hit]) == ([], ["神コスメ"])


def test_without_an_ad_nothing_is_said():
    assert held(DraftFactory(body=CHEAPEST)) == []


def test_quotations_and_code_are_nobodys_claim():
    assert held(DraftFactory(body=f"<blockquote>{CHEAPEST}</blockquote><p><code>業界最安</code></p>{AD}")) == []


def test_title_description_parts_and_lines_around_ads_are_read():
    part, ad = PartFactory(body="<p>日本最速です。</p>"), ButtonFactory(copy="国内最安!")
    body = f'<div data-block="part" data-part-id="{part.pk}"></div><div data-block="ad" data-creative="{ad.pk}"></div>'
    draft = DraftFactory(title="満足度No.1の宿", description="世界最速。", body=body)
    places = [("title", "No.1"), ("description", "世界最速"), ("body", "日本最速"), ("body", "国内最安")]
    assert held(draft) == places


def test_rules_follow_the_language_of_the_article():
    assert held(DraftFactory(language="en", body=CHEAPEST + "<p>It cures insomnia.</p>" + AD)) == [
        ("body", "cures insomnia")
    ]


def test_own_rules_count_like_the_others():
    ClaimRuleFactory(level="error")
    assert held(DraftFactory(body="<p>爆売れ中です。</p>" + AD)) == [("body", "爆売れ")]


def test_a_public_page_is_saved_and_its_expressions_wait_in_the_queue(owner):
    article = ArticleFactory(body=CHEAPEST + AD)
    told = publishing.keep(article, by=owner)
    assert ([one.code for one in told], queue()) == (["claim"], [("業界最安", "open")])
    article.body = AD
    publishing.keep(article, by=owner)
    assert queue() == [("業界最安", "gone")]


@pytest.mark.parametrize(
    ("body", "state"), [("<p>業界最安のプランです。</p>", "open"), ("<p>安いプランです。</p>", "gone")]
)
def test_what_a_reader_reported_is_looked_for_in_an_article_without_ads_too(owner, body, state):
    article = ArticleFactory(body="<p>業界最安のプランです。</p>")
    publishing.keep(article, by=owner)
    claims_queue.report("article", article.pk, title="題", words="業界最安", remark="M-1")
    article.body = body
    publishing.keep(article, by=owner)
    assert queue() == [("業界最安", state)]


def test_words_become_stale_by_themselves():
    moment = datetime(2026, 11, 25, 3, tzinfo=ZoneInfo("Asia/Tokyo"))
    with time_machine.travel(moment, tick=False):
        article = ArticleFactory(body="<p>特典は12月31日までの割引です。</p>" + AD, publish_at=timezone.now())
        publishing.keep(article, by=None)
    before = queue()
    with time_machine.travel(moment + timedelta(days=40), tick=False):
        assert (expressions.check(), expressions.check()) == (1, 0)
    assert (before, queue()) == ([], [("12月31日まで", "open")])


def test_a_new_rule_of_ones_own_has_every_text_looked_at_again():
    publishing.keep(ArticleFactory(body="<p>爆売れ中です。</p>" + AD), by=None)
    before = expressions.check()
    ClaimRuleFactory()
    assert (before, expressions.check(), queue()) == (0, 1, [("爆売れ", "open")])


def test_only_today_counts_from_the_last_revision():
    article = ArticleFactory(publish_at=datetime(2024, 1, 1, tzinfo=ZoneInfo("UTC")))
    assert expressions.written(article) == date(2024, 1, 1)
    assert expressions.written(DraftFactory()) == timezone.localdate()


def lint(capsys, *options):
    try:
        call_command("lint_claims", *options)
    except SystemExit as ended:
        return ended.code, capsys.readouterr().out
    return 0, capsys.readouterr().out


def test_the_command_lists_what_is_open_and_fails(capsys):
    article = ArticleFactory(title="宿", body=CHEAPEST + "<p>神コスメです。</p>" + AD)
    publishing.keep(article, by=None)
    status, told = lint(capsys, "--format", "json", "--level", "error")
    assert (status, [row["words"] for row in json.loads(told)]) == (1, ["業界最安"])
    told = f"error SUP01: 業界最安 – article {article.pk} (宿): 業界最安のプランです。\n1 open\n"
    assert lint(capsys) == (1, told)


def test_the_command_is_content_when_nothing_is_open(capsys):
    assert lint(capsys) == (0, "0 open\n")
