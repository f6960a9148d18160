"""blog.admin.working_copy: saving for later, publishing changes, and two people at one desk."""

import re

import pytest
from django.contrib.admin import site
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import translation

from blog import drafts, revisions
from blog.models import Article, Draft, Revision
from disclosures.models import LedgerEntry
from tests.factories import ArticleFactory, CategoryFactory, DraftFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/article/add/"
LIST = "/admin/blog/article/"
SHORTENED = '<p><a href="https://bit.ly/3xample">店へ</a></p>'
TOKEN = re.compile(r'<input type="hidden"\s+name="(_version|_draft|_window|_turn)"\s+value="([^"]*)"')


def url(article, view="change"):
    return reverse(f"admin:blog_article_{view}", args=[article.pk])


def tokens(response):
    return dict(TOKEN.findall(response.content.decode()))


def typed(article, button, **values):
    return {
        "title": article.title,
        "slug": article.slug,
        "language": article.language,
        "body": article.body,
        "category": article.category_id or "",
        "author": article.author_id or "",
        "comments_open": "on",
        "strength": article.strength,
        "publish_at_0": article.publish_at.astimezone().strftime("%Y-%m-%d") if article.publish_at else "",
        "publish_at_1": article.publish_at.astimezone().strftime("%H:%M:%S") if article.publish_at else "",
        button: "1",
        **values,
    }


def told(response):
    return [message.level_tag for message in get_messages(response.wsgi_request)]


def causes(article):
    return [one.cause for one in article.revisions.all()]


@pytest.fixture
def other(django_user_model):
    """The browser of a second person who may do everything."""
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("sakura", password="x"))
    return client


def test_saving_a_live_article_changes_nothing_that_readers_see(desk, owner):
    article = ArticleFactory(title="公開中の題")
    before = Article.objects.filter(pk=article.pk).values().get()
    response = desk.post(url(article), typed(article, "_continue", title="次の題"))
    assert (told(response), Article.objects.filter(pk=article.pk).values().get()) == (["success"], before)
    draft = Draft.objects.get()
    assert (draft.data["title"], draft.saved_by, LedgerEntry.objects.count()) == ("次の題", owner, 0)


def test_the_form_shows_the_working_copy_with_where_it_comes_from(desk):
    article = ArticleFactory(title="公開中の題")
    desk.post(url(article), typed(article, "_continue", title="次の題", body="<p>次の本文</p>"))
    page = desk.get(url(article)).content.decode()
    assert ('value="次の題"' in page, "次の本文" in page, url(article, "discard") in page) == (True, True, True)


def test_publishing_the_changes_shows_them_and_ends_the_working_copy(desk):
    article = ArticleFactory(title="公開中の題")
    desk.post(url(article), typed(article, "_continue", title="次の題"))
    desk.post(url(article), typed(article, "_publish", title="次の題"))
    assert (Article.objects.get().title, Draft.objects.count(), causes(article)) == (
        "次の題",
        0,
        ["published", "saved"],
    )
    assert list(LedgerEntry.objects.values_list("cause", flat=True)) == ["published"]


def test_a_change_with_an_undecided_link_is_refused_and_kept(desk):
    article = ArticleFactory()
    response = desk.post(url(article), typed(article, "_publish", body=SHORTENED))
    assert (told(response), Article.objects.get().body) == (["error"], article.body)
    assert Draft.objects.get().data["body"] == SHORTENED
    assert "<code>https://bit.ly/3xample</code>" in desk.get(url(article)).content.decode()


def test_saving_a_draft_ends_its_working_copy_and_is_a_version(desk, owner):
    article = DraftFactory()
    desk.post(url(article), typed(article, "_continue", title="次の題"))
    article = Article.objects.get()
    assert (article.title, article.version, causes(article), Draft.objects.count()) == (
        "次の題",
        2,
        ["saved", "saved"],
        0,
    )


def test_a_save_that_changes_nothing_writes_nothing(desk):
    article = DraftFactory()
    desk.post(url(article), typed(article, "_continue", title="次の題"))
    before = (Article.objects.values().get(), Revision.objects.count())
    article.refresh_from_db()
    assert told(desk.post(url(article), typed(article, "_continue")))[-1] == "info"
    assert (Article.objects.values().get(), Revision.objects.count()) == before


def test_the_second_of_two_editors_is_asked_and_nothing_is_overwritten(desk, other):
    article = DraftFactory()
    mine, theirs = tokens(desk.get(url(article))), tokens(other.get(url(article)))
    other.post(url(article), typed(article, "_continue", title="相手の題", **theirs))
    response = desk.post(url(article), typed(article, "_continue", title="私の題", **mine))
    page = response.content.decode()
    assert (response.status_code, Article.objects.get().title) == (409, "相手の題")
    assert ("sakura" in page, "相手" in page, 'value="私の題"' in page) == (True, True, True)


@pytest.mark.parametrize(
    ("choice", "title", "draft", "versions"),
    [
        ("mine", "私の題", None, ["私の題", "相手の題", "もとの題"]),
        ("theirs", "相手の題", None, ["私の題", "相手の題", "もとの題"]),
        ("edit", "相手の題", "私の題", ["相手の題", "もとの題"]),
    ],
)
def test_each_choice_keeps_both_texts(desk, other, choice, title, draft, versions):
    article = DraftFactory(title="もとの題")
    mine, theirs = tokens(desk.get(url(article))), tokens(other.get(url(article)))
    other.post(url(article), typed(article, "_continue", title="相手の題", **theirs))
    asked = desk.post(url(article), typed(article, "_continue", title="私の題", **mine))
    desk.post(url(article), typed(article, "_continue", title="私の題", _choice=choice, **{**mine, **tokens(asked)}))
    article.refresh_from_db()
    found = Draft.objects.first()
    assert (article.title, found and found.data["title"]) == (title, draft)
    assert [revisions.unpack(one)["title"] for one in article.revisions.all()] == versions


def test_a_working_copy_that_gives_way_is_kept_among_the_versions(desk, other):
    article = ArticleFactory(title="公開中の題")
    mine, theirs = tokens(desk.get(url(article))), tokens(other.get(url(article)))
    other.post(url(article), typed(article, "_continue", title="相手の題", **theirs))
    asked = desk.post(url(article), typed(article, "_continue", title="私の題", **mine))
    desk.post(url(article), typed(article, "_continue", title="私の題", _choice="mine", **{**mine, **tokens(asked)}))
    assert (Draft.objects.get().data["title"], Article.objects.get().title) == ("私の題", "公開中の題")
    assert revisions.unpack(article.revisions.first())["title"] == "相手の題"


def test_the_same_text_from_two_windows_is_no_conflict(desk, other):
    article = DraftFactory()
    mine, theirs = tokens(desk.get(url(article))), tokens(other.get(url(article)))
    other.post(url(article), typed(article, "_continue", title="同じ題", **theirs))
    assert desk.post(url(article), typed(article, "_continue", title="同じ題", **mine)).status_code == 302


def test_a_form_that_was_refused_keeps_what_it_had_seen(desk, other):
    article = DraftFactory()
    mine = tokens(desk.get(url(article)))
    refused = desk.post(url(article), typed(article, "_continue", title="", **mine))
    assert tokens(refused) == mine


def test_changes_are_discarded_after_a_question(desk):
    article = ArticleFactory(title="公開中の題")
    desk.post(url(article), typed(article, "_continue", title="次の題"))
    asked = desk.get(url(article, "discard"))
    assert ("次" in asked.content.decode(), Draft.objects.count()) == (True, 1)
    desk.post(url(article, "discard"))
    assert (Draft.objects.count(), Article.objects.get().title) == (0, "公開中の題")


@pytest.mark.parametrize("view", ["discard", "changes"])
def test_nobody_meets_a_working_copy_that_is_not_theirs(desk, client, django_user_model, view):
    article = ArticleFactory()
    Draft.objects.create(article=article, data={"title": "次の題"})
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    nowhere = reverse(f"admin:blog_article_{view}", args=[article.pk + 1])
    assert [client.get(url(article, view)).status_code, client.post(url(article, view)).status_code] == [403, 403]
    assert (desk.get(nowhere).status_code, Draft.objects.count()) == (404, 1)


def test_a_hostile_working_copy_is_shown_as_text_or_left_out(desk):
    article = ArticleFactory(category=CategoryFactory())
    data = {
        "title": '"><script>alert(1)</script>',
        "body": "</textarea><script>alert(2)</script>",
        "category": "no number",
        "tags": ["x", "9" * 30],
        "publish_at": "not a time",
        "_window": '"><script>alert(3)</script>',
        "unknown": "x",
    }
    Draft.objects.create(article=article, data=data)
    for view in ("change", "changes", "discard"):
        response = desk.get(url(article, view))
        assert (response.status_code, "<script>alert" in response.content.decode()) == (200, False)


def test_the_list_tells_which_live_articles_have_changes_that_wait(desk):
    changed, same = ArticleFactory(), ArticleFactory()
    Draft.objects.create(article=changed, data={"title": "次の題"})
    rows = {row.pk: "state-changed" in row_state(row) for row in desk.get(LIST).context["cl"].result_list}
    assert rows == {changed.pk: True, same.pk: False}


def row_state(row):
    return site._registry[Article].state_column(row)


def test_a_text_that_was_never_saved_stands_in_the_list_by_its_working_title(desk, owner):
    for window, title in (("a" * 16, "書きかけの題"), ("b" * 16, "")):
        drafts.begin({"title": title}, page_type="article", language="ja", window=window, by=owner)
    with translation.override("ja"):
        titles = [row.title for row in desk.get(LIST).context["cl"].result_list]
    assert titles == [str(Article(title="")), "書きかけの題"]


def test_a_text_whose_article_was_deleted_meanwhile_becomes_a_new_draft(desk):
    article = DraftFactory()
    sent = {
        **tokens(desk.get(url(article))),
        **typed(article, "_continue", title="消えない題", body="<p>消えない。</p>"),
    }
    Article.objects.all().delete()
    answer = desk.post(f"/admin/blog/article/{article.pk}/change/", sent)
    assert (answer.status_code, Article.objects.count()) == (410, 0)
    desk.post(answer.context["add_url"], {**dict(answer.context["fields"]), "_continue": "1"})
    kept = Article.objects.get()
    assert (kept.title, kept.body, kept.state) == ("消えない題", "<p>消えない。</p>", "draft")
