"""blog.admin.counting: the report that an editor reads, and the file for the spreadsheet."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from disclosures.models import DailyCount
from tests.factories import ArticleFactory, CreativeFactory, DailyCountFactory, PlacementFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
REPORT = "/admin/disclosures/dailycount/"


def counted(title, impressions, clicks, *, days_ago=0, number=1, **placement):
    article = ArticleFactory(title=title)
    row = PlacementFactory(source_id=article.pk, number=number, **placement)
    day = timezone.localdate() - timedelta(days=days_ago)
    DailyCountFactory(placement=row, day=day, impressions=impressions, clicks=clicks)
    return article


def lines(page, selector=".counts-groups tbody tr"):
    rows = LexborHTMLParser(page.content.decode()).css(selector)
    return [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in rows]


def test_articles_stand_with_their_numbers_and_the_change(desk):
    counted("解約の手順", 1200, 30)
    counted("料金の比較", 100, 1, days_ago=40)
    assert lines(desk.get(REPORT)) == [
        ["解約の手順 編集 解約の手順", "1,200", "新規", "30", "2.50%"],
        ["料金の比較 編集 料金の比較", "0", "−100%", "0", "–"],
    ]


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("ad", "バナー 編集 バナー"),
        ("programme", "春の乗り換え 編集 春の乗り換え"),
        ("position", "2番目の広告"),
        ("network", "A8.net"),
    ],
)
def test_the_same_numbers_are_grouped_by_what_is_asked(desk, by, name):
    programme = ProgrammeFactory(name="春の乗り換え")
    counted("解約の手順", 10, 1, number=2, network="a8", programme=programme, creative=CreativeFactory(name="バナー"))
    assert lines(desk.get(REPORT, {"by": by})) == [[name, "10", "新規", "1", "10.00%"]]


def test_a_longer_period_finds_more(desk):
    counted("解約の手順", 10, 1, days_ago=80)
    assert [len(lines(desk.get(REPORT, {"days": days}))) for days in (30, 90, 365)] == [0, 1, 1]


def test_an_article_opens_the_places_in_its_text(desk):
    article = counted("解約の手順", 10, 1)
    counted("料金の比較", 20, 1)
    page = LexborHTMLParser(desk.get(REPORT).content.decode())
    address = next(node.attributes["href"] for node in page.css(".counts-groups th a") if node.text() == "解約の手順")
    closer = desk.get(REPORT + address)
    assert f"article={article.pk}" in address
    assert lines(closer) == [["1番目の広告", "10", "新規", "1", "10.00%"]]
    assert "<strong>解約の手順</strong>" in closer.content.decode()


@pytest.mark.parametrize(
    "query",
    ["by=nonsense", "days=7", "days=1e9", "article=-1", "article=99999999999999999999", "programme=x", "by=ad&by=%00"],
)
def test_a_question_that_makes_no_sense_counts_as_not_asked(desk, query):
    counted("解約の手順", 10, 1)
    assert (desk.get(f"{REPORT}?{query}").status_code, len(lines(desk.get(f"{REPORT}?{query}")))) == (200, 1)


def test_plots_have_the_same_numbers_as_a_table(desk):
    counted("解約の手順", 10, 1)
    page = desk.get(REPORT)
    assert lines(page, ".counts-days tbody tr")[0][1:] == ["10", "0", "1", "0", "10.00%", "–"]
    titles = LexborHTMLParser(page.content.decode()).css("svg.plot title")
    assert [node.text() for node in titles] == ["表示", "クリック", "クリック率"]


def test_the_file_holds_the_rows_and_no_formula(desk):
    article = counted("=HYPERLINK(1)", 200, 3)
    response = desk.get(REPORT, {"format": "csv"})
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    page = f"https://blog.example.jp/{article.slug}/"
    assert rows[1][2:] == ["'=HYPERLINK(1)", page, "200", "3", "1.5", "0", "0"]
    assert "attachment" in response.headers["Content-Disposition"]


def test_an_article_that_is_gone_keeps_its_numbers(desk):
    article = counted("解約の手順", 10, 1)
    number = article.pk
    article.delete()
    assert lines(desk.get(REPORT))[0][0] == f"削除された文章（{number}番）"


def test_the_samples_numbers_are_named(desk):
    counted("解約の手順", 10, 1)
    before = "サンプルのために作った数" in desk.get(REPORT).content.decode()
    DailyCount.objects.update(is_sample=True)
    assert (before, "サンプルのために作った数" in desk.get(REPORT).content.decode()) == (False, True)


@pytest.mark.parametrize("articles", [1, 3])
def test_a_report_costs_the_same_whatever_it_holds(desk, articles, django_assert_num_queries):
    for number in range(articles):
        counted(f"記事{number}", 10, 1)
    with django_assert_num_queries(8):  # session, person, badges, counts, placements, titles, days, samples
        desk.get(REPORT)


@pytest.mark.parametrize(("role", "status"), [("editor", 200), ("writer", 403), ("moderator", 403)])
def test_editors_read_it_and_others_do_not(client, person_with_role, role, status):
    client.force_login(person_with_role(role))
    assert client.get(REPORT).status_code == status


@pytest.mark.parametrize("address", ["add/", "{}/change/", "{}/delete/"])
def test_nobody_writes_a_number_by_hand(desk, address):
    counted("解約の手順", 10, 1)
    assert desk.get(REPORT + address.format(DailyCount.objects.get().pk)).status_code == 403
