"""blog.admin.versions: the list of versions, names, comparisons, and bringing one back."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from blog import revisions
from blog.models import Article, Draft, Revision
from disclosures.models import LedgerEntry
from tests.factories import ArticleFactory, DraftFactory, TagFactory

pytestmark = pytest.mark.django_db


def url(article, view="versions", *args):
    return reverse(f"admin:blog_article_{view}", args=[article.pk, *args])


@pytest.fixture
def article(owner):
    return with_versions(DraftFactory(title="最初の題"), owner)


def with_versions(article, owner):
    """Three versions: 最初の題, 次の題, and 今の題 as the article stands."""
    revisions.begin(article)
    for title in ("次の題", "今の題"):
        article.title = title
        article.save()
        revisions.record(article, cause=Revision.Cause.SAVED, by=owner)
    return article


def test_the_list_tells_when_who_and_why(desk, article):
    page = desk.get(url(article)).content.decode()
    assert [page.count(words) for words in ("owner", url(article, "restore", 1).rsplit("versions/")[1])] != [0, 0]
    assert [one.version for one in desk.get(url(article)).context["page"]] == [3, 2, 1]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_no_more_for_more_rows(desk, owner, rows, django_assert_num_queries):
    article = DraftFactory()
    for number in range(rows):
        revisions.put_aside(article, {}, by=owner, name=f"版{number}")
    with django_assert_num_queries(6):
        desk.get(url(article))


def test_a_version_is_given_a_name_and_loses_it(desk, article):
    for name in ("公開前の確認用", ""):
        desk.post(url(article), {"version": "2", "name": name})
        assert article.revisions.get(version=2).name == name


def test_a_name_that_cannot_be_seen_is_refused(desk, article):
    desk.post(url(article), {"version": "2", "name": "\u200b"})
    assert article.revisions.get(version=2).name == ""


@pytest.mark.parametrize(("old", "new"), [("1", "now"), ("now", "1"), ("1", "3"), ("3", "1")])
def test_two_versions_are_compared_whichever_was_named_first(desk, article, old, new):
    (change,) = desk.get(url(article, "compare"), {"old": old, "new": new}).context["changes"]
    assert "".join(piece.text for piece in change.blocks[0].pieces if piece.kind != "added") == "最初の題"


@pytest.mark.parametrize("wrong", ["99", "x", "-1", "9" * 40, "１"])
def test_a_version_that_is_not_there_is_not_found(desk, article, wrong):
    assert desk.get(url(article, "compare"), {"old": wrong}).status_code == 404


def test_a_version_comes_back_as_a_new_one(desk, article):
    tag = TagFactory()
    article.tags.add(tag)
    assert "最初" in desk.get(url(article, "restore", 1)).content.decode()
    desk.post(url(article, "restore", 1))
    article.refresh_from_db()
    assert (article.title, article.version, list(article.tags.all())) == ("最初の題", 4, [])
    assert [one.cause for one in article.revisions.all()] == ["restored", "saved", "saved", "saved"]


def test_on_a_live_article_a_version_becomes_changes_that_wait(desk, owner):
    article = with_versions(ArticleFactory(title="最初の題"), owner)
    before = Article.objects.values().get()
    desk.post(url(article, "restore", 1))
    assert (Article.objects.values().get(), Draft.objects.get().data["title"]) == (before, "最初の題")
    assert LedgerEntry.objects.count() == 0
    form = desk.get(reverse("admin:blog_article_change", args=[article.pk])).context["adminform"].form
    assert (form["title"].value(), form["publish_at"].value().date()) == ("最初の題", article.publish_at.date())


def test_what_was_typed_and_not_saved_is_put_aside(desk, article, owner):
    Draft.objects.create(article=article, data={"title": "書きかけの題"}, saved_by=owner)
    desk.post(url(article, "restore", 1))
    titles = [revisions.unpack(one)["title"] for one in article.revisions.all()]
    assert (titles[:2], Draft.objects.count()) == (["最初の題", "書きかけの題"], 0)


@pytest.mark.parametrize(("view", "args"), [("versions", []), ("compare", []), ("restore", [1])])
def test_nobody_guesses_the_versions_of_what_is_not_theirs(desk, client, django_user_model, article, view, args):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    here = url(article, view, *args)
    assert [client.get(here).status_code, client.post(here, {"version": "1", "name": "x"}).status_code] == [403, 403]
    assert desk.get(reverse(f"admin:blog_article_{view}", args=[99, *args])).status_code == 404
    assert (article.revisions.exclude(name="").count(), Article.objects.get().title) == (0, "今の題")


def test_who_may_only_look_compares_but_changes_nothing(client, django_user_model, article):
    user = django_user_model.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_article"))
    client.force_login(user)
    assert [client.get(url(article, view)).status_code for view in ("versions", "compare")] == [200, 200]
    assert client.post(url(article, "restore", 1)).status_code == 403
    assert client.post(url(article), {"version": "1", "name": "x"}).status_code == 403
