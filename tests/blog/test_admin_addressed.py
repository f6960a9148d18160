"""blog.admin.addressed: suggestions while somebody types, and the list of old addresses."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.utils import translation
from django.utils.translation import gettext

from blog import moves
from blog.address_field import follows
from blog.models import Article, OldAddress
from lib.document import Document
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, DraftFactory, TagFactory

pytestmark = pytest.mark.django_db

SUGGEST = "/admin/blog/article/address.json"


def moved(row, slug):
    row.slug = slug
    moves.save(row)
    return row


def sentence(text):
    with translation.override("ja"):
        return gettext(text)


TAKEN = "Another page already has this address."
KNOWN = "Another page had this address before. If you take it, that page is no longer found by it."
LETTERS = "Use letters, digits, hyphens and underscores only, and begin with a letter or digit."


@pytest.mark.parametrize(
    ("query", "suggestion", "is_latin"),
    [
        ({"name": "解約方法", "reading": "かいやく ほうほう"}, "kaiyaku-hoho", True),
        ({"name": "解約方法"}, "解約方法", False),
        ({"name": "コーヒー"}, "kohi-2", True),
        ({"name": "ラテ"}, "rate-2", True),
        ({"name": "！？"}, "", True),
        ({}, "", True),
    ],
)
def test_a_name_or_its_reading_suggests_a_free_address(desk, query, suggestion, is_latin):
    ArticleFactory(slug="kohi")
    moved(ArticleFactory(slug="rate"), "cafe-latte")
    answer = {"suggestion": suggestion, "is_latin": is_latin, "problem": ""}
    assert desk.get(SUGGEST, query).json() == answer


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("server", ""), ("KOHI", TAKEN), ("rate", KNOWN), ("a b", LETTERS), ("rate-", ""), (" ", ""), ("a\0", None)],
)
def test_a_typed_address_is_judged_at_once(desk, typed, problem):
    ArticleFactory(slug="kohi")
    moved(ArticleFactory(slug="rate"), "cafe-latte")
    answer = desk.get(SUGGEST, {"slug": typed})
    assert answer.json().get("problem") == (problem and sentence(problem))


def test_an_article_does_not_stand_in_its_own_way(desk):
    article = moved(ArticleFactory(slug="one"), "two")
    answers = [desk.get(SUGGEST, {"slug": slug, "pk": article.pk}).json()["problem"] for slug in ("one", "two")]
    assert answers == ["", ""]


@pytest.mark.parametrize("query", [{"name": "x" * 201}, {"pk": "x"}, {"pk": "9" * 30}])
def test_a_question_that_no_form_asks_is_refused(desk, query):
    assert desk.get(SUGGEST, query).status_code == 400


@pytest.mark.parametrize(
    ("factory", "name"), [(CategoryFactory, "category"), (TagFactory, "tag"), (AuthorFactory, "author")]
)
def test_categories_tags_and_authors_are_helped_alike(desk, client, factory, name):
    row = moved(factory(slug="one"), "two")
    assert desk.get(f"/admin/blog/{name}/address.json", {"name": "たび"}).json()["suggestion"] == "tabi"
    form = Document(desk.get(f"/admin/blog/{name}/{row.pk}/change/").content.decode())
    assert [node.text() for node in form.css(".address-old code")] == [f"https://blog.example.jp/{name}/one/"]
    assert json.loads(form.css("[data-address]")[0].attributes["data-address"])["before"].endswith(f"/{name}/")


def test_an_old_address_is_given_up(desk, client):
    article = moved(moved(ArticleFactory(slug="one"), "two"), "three")
    page = f"/admin/blog/article/{article.pk}/addresses/"
    answer = desk.post(page, {"address": "one"}, follow=True)
    shown = [node.text() for node in Document(answer.content.decode()).css(".old-addresses code")]
    assert (shown, client.get("/one/").status_code) == (["https://blog.example.jp/two/"], 404)


@pytest.mark.parametrize("sent", ["one", "", "one\0", "../one", "x" * 5000])
def test_nobody_gives_up_the_address_of_another_row(desk, sent):
    other, article = moved(ArticleFactory(slug="one"), "two"), ArticleFactory()
    assert desk.post(f"/admin/blog/article/{article.pk}/addresses/", {"address": sent}).status_code == 302
    assert list(OldAddress.objects.values_list("slug", "target_id")) == [("one", other.pk)]


def test_old_addresses_are_for_those_who_may_change_the_row(client, desk, django_user_model):
    article = moved(ArticleFactory(slug="one"), "two")
    user = django_user_model.objects.create_user("writer", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "change_article"]))
    nowhere = desk.get("/admin/blog/article/99/addresses/").status_code
    client.force_login(user)
    here = f"/admin/blog/article/{article.pk}/addresses/"
    assert [nowhere, client.get(here).status_code, client.post(here, {"address": "one"}).status_code] == [404, 403, 403]
    assert OldAddress.objects.count() == 1


def test_staff_without_permission_are_told_nothing(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    assert client.get(SUGGEST, {"name": "a"}).status_code == 403


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": "コーヒー", "slug": "kohi"}, True),
        ({"title": "コーヒー", "slug": "kohi-12"}, True),
        ({"title": "", "slug": "_0123456789abcdef"}, True),
        ({"title": "コーヒー", "slug": "coffee"}, False),
    ],
)
def test_the_address_of_a_draft_follows_its_title_until_somebody_chooses_one(changes, expected):
    assert follows(DraftFactory(**changes), "title") == expected


def test_the_address_of_a_page_that_readers_know_follows_nothing():
    assert follows(ArticleFactory(title="コーヒー", slug="kohi"), "title") is False


def test_a_new_row_has_no_address_yet():
    assert follows(Article(), "title") is True


def test_a_category_forgets_its_reading_and_keeps_the_address(desk):
    desk.post("/admin/blog/category/add/", {"name": "旅", "reading": "たび", "position": 0})
    desk.post("/admin/blog/tag/add/", {"name": "宿", "reading": "やど"})
    assert [desk.get(address).status_code for address in ("/category/tabi/", "/tag/yado/")] == [200, 200]
