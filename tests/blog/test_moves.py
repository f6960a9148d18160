"""blog.moves: an old address leads to its page, wherever that stands today, and to nothing that readers may not open."""

import unicodedata
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.http import Http404
from django.utils import timezone

from blog import moves, publishing
from blog.models import Article, OldAddress, Tag
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, DraftFactory, TagFactory

pytestmark = pytest.mark.django_db

OLD, NEW = "サーバーが-a", "server-guide"
NFD = unicodedata.normalize("NFD", OLD)
SPELLINGS = [OLD, OLD.upper(), NFD, NFD.upper()]


def renamed(row, *slugs):
    for slug in slugs:
        row.slug = slug
        moves.save(row)
    return row


def stored():
    return sorted(OldAddress.objects.values_list("kind", "slug", "target_id"))


@pytest.mark.parametrize("spelling", [OLD, OLD.upper(), NFD])
def test_every_spelling_of_a_slug_finds_its_row(spelling):
    row = TagFactory(slug=OLD)
    assert moves.by_slug(Tag.objects.all(), spelling) == row


@pytest.mark.parametrize("nonsense", ["", "a\0b", "\ufffd", "../x", "a b", "x" * 9000, "-", "🎉"])
def test_nonsense_is_not_found_without_a_query(nonsense, django_assert_num_queries):
    with django_assert_num_queries(0), pytest.raises(Http404):
        moves.by_slug(Tag.objects.all(), nonsense)


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize(
    ("factory", "place"),
    [(ArticleFactory, ""), (CategoryFactory, "category/"), (TagFactory, "tag/"), (AuthorFactory, "author/")],
)
def test_every_spelling_of_an_old_address_leads_to_todays_with_its_query(client, factory, place, spelling):
    renamed(factory(slug=OLD), NEW)
    answer = client.get(f"/{place}{spelling}/?utm_source=feed&page=1")
    assert (answer.status_code, answer["Location"]) == (301, f"/{place}{NEW}/?utm_source=feed&page=1")


def test_escapes_in_lower_case_lead_there_as_well(client):
    renamed(ArticleFactory(slug=OLD), NEW)
    assert client.get(f"/{quote(NFD).lower()}/")["Location"] == f"/{NEW}/"


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/one?a=1", "/two/?a=1"),
        ("/ONE", "/two/"),
        ("/tag/one", "/tag/two/"),
        ("/en/tag/one", "/en/tag/two/"),
        ("/two?a=1", "/two/?a=1"),
        ("/TWO", "/TWO/"),
        ("/about-nothing", "/about-nothing/"),
    ],
)
def test_a_missing_slash_costs_an_old_address_no_second_step(client, address, leads_to):
    renamed(ArticleFactory(slug="one"), "two")
    renamed(TagFactory(slug="one"), "two")
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, leads_to)


def test_an_english_list_moves_within_its_language(client):
    renamed(TagFactory(slug="vps"), "virtual-servers")
    assert client.get("/en/tag/vps/")["Location"] == "/en/tag/virtual-servers/"


def test_a_chain_of_moves_is_one_step(client):
    article = renamed(ArticleFactory(slug="one"), "two", "three", "four")
    assert [client.get(f"/{slug}/")["Location"] for slug in ("one", "two", "three")] == ["/four/"] * 3
    assert [one.slug for one in moves.old_addresses(article)] == ["three", "two", "one"]


def test_a_page_that_returns_to_its_old_address_leaves_the_other_behind(client):
    article = renamed(ArticleFactory(slug="one"), "two", "one")
    assert (client.get("/one/").status_code, client.get("/two/")["Location"]) == (200, "/one/")
    assert stored() == [("article", "two", article.pk)]


def test_a_row_that_takes_an_old_address_wins_and_drops_it(client):
    renamed(ArticleFactory(slug="one"), "two")
    other = DraftFactory(slug="other")
    renamed(other, "one")
    assert (client.get("/one/").status_code, stored()) == (404, [])


def test_a_new_row_takes_an_old_address_too():
    renamed(TagFactory(slug="one"), "two")
    moves.save(Tag(name="一", slug="one"))
    assert stored() == []


def test_an_address_in_another_case_only_is_no_old_one():
    renamed(ArticleFactory(slug="Server"), "server")
    assert stored() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"state": Article.State.DRAFT, "publish_at": None},
        {"publish_at": timezone.now() + timedelta(days=1)},
    ],
)
def test_an_address_that_no_reader_has_met_is_forgotten(changes):
    renamed(ArticleFactory(slug="one", **changes), "two")
    assert stored() == []


@pytest.mark.parametrize(
    "changes", [{"state": Article.State.WITHDRAWN}, {"end_at": timezone.now() - timedelta(minutes=1)}]
)
def test_the_old_address_of_a_page_that_readers_may_not_open_is_not_found(client, changes):
    article = renamed(ArticleFactory(slug="one", publish_at=timezone.now() - timedelta(days=1), **changes), "two")
    assert (client.get("/one/").status_code, stored()) == (404, [("article", "one", article.pk)])


def test_a_page_that_is_published_again_is_found_by_its_old_address_again(client, owner):
    article = ArticleFactory(slug="one")
    publishing.withdraw(article, by=owner)
    renamed(article, "two")
    publishing.publish(article, by=owner)
    assert client.get("/one/")["Location"] == "/two/"


def test_the_old_addresses_of_a_deleted_row_go_with_it(client, desk):
    article = renamed(ArticleFactory(slug="one"), "two")
    tag = renamed(TagFactory(slug="one"), "two")
    desk.post(f"/admin/blog/article/{article.pk}/delete/", {"post": "yes"})
    desk.post("/admin/blog/tag/", {"action": "delete_selected", "_selected_action": [tag.pk], "post": "yes"})
    assert (stored(), client.get("/one/").status_code, client.get("/tag/one/").status_code) == ([], 404, 404)


def test_the_kinds_of_rows_have_old_addresses_of_their_own(client):
    renamed(TagFactory(slug="one"), "two")
    assert [client.get(address).status_code for address in ("/one/", "/category/one/", "/author/one/")] == [404] * 3


def test_a_suggested_address_avoids_the_old_ones_of_others():
    article = renamed(ArticleFactory(slug="one"), "two")
    questions = [("one", None), ("one", article.pk), ("TWO", None), ("two", article.pk), ("three", None)]
    assert [moves.is_taken(Article, slug, by=pk) for slug, pk in questions] == [True, False, True, False, False]


@pytest.mark.parametrize("rows", [0, 3])
def test_an_address_of_today_asks_nothing_about_old_ones(rows, django_assert_num_queries):
    for number in range(rows):
        renamed(TagFactory(slug=f"one-{number}"), f"two-{number}")
    TagFactory(slug="vps")
    with django_assert_num_queries(1):
        moves.by_slug(Tag.objects.all(), "vps")


def test_an_address_that_never_was_costs_three_questions(client, django_assert_num_queries):
    renamed(ArticleFactory(slug="one"), "two")
    client.get("/before/")
    with django_assert_num_queries(3):  # the article, its old addresses, what stands around every page
        assert client.get("/never-was/").status_code == 404


def test_a_form_of_the_admin_remembers_the_old_address(client, desk):
    article = ArticleFactory(slug="one")
    typed = {"title": "題", "language": "ja", "slug": "two", "body": "<p>本文。</p>", "category": article.category_id}
    desk.post(f"/admin/blog/article/{article.pk}/change/", {**typed, "_publish": "1"})
    assert client.get("/one/")["Location"] == "/two/"
