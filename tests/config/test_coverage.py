"""config.coverage: the numbers on the page of the ads, and that each leads to the list that it counts."""

from datetime import timedelta

import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from blog.models import Fact, Rendering
from blog.rendering import render_and_store
from config import coverage
from tests.factories import ArticleFactory, CreativeFactory, DraftFactory, RenderingFactory

pytestmark = pytest.mark.django_db

PAGE = "/admin/coverage/"
OLD_CODE = '<a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB">店</a>'
SHORTENED = '<p><a href="https://bit.ly/3xample">店へ</a></p>'


def place(*creatives):
    return "".join(f'<div data-block="ad" data-creative="{one.pk}"></div>' for one in creatives)


def numbers():
    found = coverage.report()
    return {item["row"].key: item["count"] for item in (*found["open"], *found["old"]) if item["count"]}


def listed(desk, key, number=0):
    found = coverage.report()
    item = next(item for item in (*found["open"], *found["old"]) if item["row"].key == key)
    return [row.pk for row in desk.get(item["lists"][number]["url"]).context["cl"].result_list]


def test_what_readers_are_shown_is_added_up():
    paid = CreativeFactory(relationship="paid")
    render_and_store(ArticleFactory(body=place(paid, CreativeFactory()) + SHORTENED))
    render_and_store(ArticleFactory())
    render_and_store(DraftFactory(body=place(paid)))
    shown = coverage.report()["shown"]
    assert (shown.texts, shown.ads, shown.labelled, shown.undecided) == (1, 2, 2, 1)
    assert [(row["count"]) for row in coverage.report()["mix"]] == [1, 0, 0, 1]


def test_an_ad_without_its_mark_is_said_aloud(desk):
    rendering = render_and_store(ArticleFactory(body=place(CreativeFactory())))
    rendering.inventory["ads"][0]["label"] = ""
    rendering.save()
    assert "印のない広告があります。" in desk.get(PAGE).content.decode()


def test_undecided_links_hold_back_what_is_not_public_yet(desk):
    draft, public = DraftFactory(body=SHORTENED), ArticleFactory(body=SHORTENED)
    for article in (draft, public):
        render_and_store(article)
    assert (numbers(), listed(desk, "blocked")) == ({"undecided": 2, "blocked": 1}, [draft.pk])


def test_a_page_that_is_held_back_is_counted(desk):
    rendering = render_and_store(ArticleFactory(body=place(CreativeFactory())))
    Rendering.objects.update(is_held=True)
    assert (numbers(), listed(desk, "held")) == ({"held": 1}, [rendering.article_id])


def test_a_lost_ad_and_a_memo_hold_a_text_back():
    for values in ({"body": '<div data-block="ad" data-creative="99"></div>'}, {"memo_blocks": True}):
        render_and_store(DraftFactory(**values))
    assert numbers() == {"blocked": 2}


def test_what_ends_or_grows_old_is_counted_and_listed(desk):
    creative = CreativeFactory(code=OLD_CODE, ends_at=timezone.now() + timedelta(days=3))
    rendering = render_and_store(ArticleFactory(body=place(creative)))
    Fact.objects.create(rendering=rendering, text="月額990円", review_by=timezone.localdate() - timedelta(days=1))
    dated = RenderingFactory(plain_text="月額990円（2020年3月31日時点）")
    assert numbers() == {"campaigns": 1, "facts": 1, "dated": 1, "code": 1, "creatives": 1}
    articles = {key: listed(desk, key) for key in ("facts", "dated", "code", "campaigns", "creatives")}
    assert articles == {
        **dict.fromkeys(("facts", "code"), [rendering.article_id]),
        **dict.fromkeys(("campaigns", "creatives"), [creative.pk]),
        "dated": [dated.article_id],
    }


def test_fixed_pages_have_a_list_of_their_own(desk):
    page = DraftFactory(page_type="page", body=SHORTENED)
    render_and_store(page)
    assert (listed(desk, "blocked"), listed(desk, "blocked", 1)) == ([], [page.pk])


def test_each_relationship_leads_to_its_articles(desk):
    article = ArticleFactory(body=place(CreativeFactory(relationship="paid")))
    for row in (article, ArticleFactory(body=place(CreativeFactory()))):
        render_and_store(row)
    mix = coverage.report()["mix"]
    assert [row.pk for row in desk.get(mix[0]["url"]).context["cl"].result_list] == [article.pk]


@pytest.mark.parametrize("articles", [1, 3])
def test_the_page_costs_the_same_whatever_there_is(desk, articles, django_assert_num_queries):
    for _ in range(articles):
        render_and_store(ArticleFactory(body=place(CreativeFactory(code=OLD_CODE)) + SHORTENED))
    with django_assert_num_queries(
        12
    ):  # session, person, badges; what is shown, three desks, twice dates, thrice old codes
        page = desk.get(PAGE)
    links = LexborHTMLParser(page.content.decode()).css(".coverage a")
    assert {desk.get(link.attributes["href"]).status_code for link in links} == {200}


@pytest.mark.parametrize(("role", "status"), [("editor", 200), ("writer", 403), ("moderator", 403)])
def test_editors_see_it_and_others_do_not(client, person_with_role, role, status):
    client.force_login(person_with_role(role))
    home = client.get("/admin/").content.decode()
    assert (client.get(PAGE).status_code, "/admin/coverage/" in home) == (status, status == 200)
