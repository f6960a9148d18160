"""blog.admin.autosave: what is typed is kept beside the article, by whoever may change it, and publishes nothing."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from blog import drafts
from blog.models import Article, Draft, Page, Revision
from disclosures.models import LedgerEntry
from tests.factories import ArticleFactory, DraftFactory

pytestmark = pytest.mark.django_db

NEW = "/admin/blog/article/add/autosave/"
ADD = "/admin/blog/article/add/"
WINDOW = "a" * 16
WRITER = ("add_article", "change_article", "view_article")


def url(article):
    return reverse("admin:blog_article_autosave", args=[article.pk])


def typed(**values):
    text = {"title": "題", "language": "ja", "body": "<p>本文。</p>", "comments_open": "on"}
    return {**text, "_version": "1", "_draft": "", "_window": WINDOW, "_turn": "1", **values}


@pytest.fixture
def writer(django_user_model):
    """A browser of somebody who may write but not publish."""
    user = django_user_model.objects.create_user("writer", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="blog", codename__in=WRITER))
    client = Client()
    client.force_login(user)
    return client


def test_what_is_typed_is_kept_and_the_article_stays(desk, owner):
    article = ArticleFactory()
    before = Article.objects.values().get()
    answer = desk.post(url(article), typed(title="次の題")).json()
    draft = Draft.objects.get()
    assert (answer["draft"], answer["version"]) == (drafts.token(draft), 1)
    assert (draft.data["title"], draft.saved_by, Article.objects.values().get()) == ("次の題", owner, before)
    assert (Revision.objects.count(), LedgerEntry.objects.count()) == (0, 0)


def test_readers_see_nothing_of_it(desk, client):
    article = ArticleFactory(title="公開中の題")
    desk.post(url(article), typed(title="次の題", body="<p>まだ秘密</p>"))
    page = Client().get(article.get_absolute_url()).content.decode()
    assert ("次の題" in page, "まだ秘密" in page) == (False, False)


def test_one_field_that_nobody_could_save_does_not_lose_the_others(desk):
    article = DraftFactory()
    answer = desk.post(url(article), typed(slug="../x", category="99999", publish_at_0="明日", title="題" * 200))
    data = Draft.objects.get().data
    assert (answer.status_code, data["body"], data["slug"], data["title"]) == (200, "<p>本文。</p>", "../x", "題" * 200)
    assert desk.get(reverse("admin:blog_article_change", args=[article.pk])).status_code == 200


def test_a_text_is_cleaned_on_its_way(desk):
    desk.post(url(DraftFactory()), typed(body="<p onclick=x>本文<script>alert(1)</script></p>"))
    assert Draft.objects.get().data["body"] == "<p>本文</p>"


def test_another_window_is_told_and_overwrites_nothing(desk, writer):
    article = DraftFactory(author=None)
    writer.post(url(article), typed(title="先の題"))
    answer = desk.post(url(article), typed(title="後の題", _window="b" * 16))
    assert (answer.status_code, "writer" in answer.json()["said"]) == (409, True)
    assert Draft.objects.get().data["title"] == "先の題"


def test_the_first_words_make_one_article_whose_form_goes_on(desk):
    answers = [desk.post(NEW, typed(_version="0", title=title, _turn=turn)).json() for turn, title in enumerate("一二")]
    article = Article.objects.get()
    change = reverse("admin:blog_article_change", args=[article.pk])
    assert [answer["change"] for answer in answers] == [change, change]
    assert (article.state, article.page_type, Draft.objects.get().data["title"]) == ("draft", "article", "二")
    page = desk.get(change).content.decode()
    assert ('value="二"' in page, f'value="{article.slug}"' in page) == (True, False)


def test_an_empty_form_makes_no_article(desk):
    answer = desk.post(NEW, typed(_version="0", title="\u3000", body="<p></p>"))
    assert (answer.status_code, Article.objects.count()) == (204, 0)


def test_the_button_of_a_new_form_saves_the_article_that_autosave_made(desk):
    desk.post(NEW, typed(_version="0"))
    desk.post(ADD, typed(_version="0", title="決めた題", _continue="1"))
    article = Article.objects.get()
    assert (article.title, article.slug, article.version, Draft.objects.count()) == ("決めた題", "決めた題", 1, 0)


def test_a_fixed_page_begins_as_the_kind_that_was_chosen(desk):
    for kind, window in (("about", "b" * 16), ("article", "c" * 16)):
        desk.post("/admin/blog/page/add/autosave/", typed(_version="0", page_type=kind, _window=window))
    assert list(Page.objects.order_by("pk").values_list("page_type", flat=True)) == ["about", "page"]


def test_whoever_may_not_publish_keeps_drafts_and_no_live_article(writer):
    draft, live = DraftFactory(author=None), ArticleFactory(author=None)
    assert [writer.post(url(one), typed()).status_code for one in (draft, live)] == [200, 403]


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_without_permission_keeps_or_begins_anything(client, django_user_model, method):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    article = DraftFactory()
    answers = [client.post(address, typed()).status_code for address in (url(article), NEW)]
    assert (answers, Draft.objects.count(), Article.objects.count()) == ([403, 403], 0, 1)


def test_an_article_that_is_not_there_is_not_found(desk):
    assert desk.post("/admin/blog/article/99/autosave/", typed()).status_code == 404


def test_without_a_session_the_log_in_is_shown_and_nothing_kept(client):
    article = DraftFactory()
    answer = client.post(url(article), typed())
    assert (answer.status_code, answer.url.startswith("/admin/login/"), Draft.objects.count()) == (302, True, 0)


def test_without_its_token_a_form_is_refused(owner):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(owner)
    assert (browser.post(url(DraftFactory()), typed()).status_code, Draft.objects.count()) == (403, 0)


def test_the_token_is_fetched_anew_after_a_log_in(desk):
    assert set(desk.get(url(DraftFactory())).json()) == {"csrf"}


@pytest.mark.parametrize(
    "wrong", [{"_version": ""}, {"_version": "x"}, {"_version": "9" * 30}, {"body": "あ" * 900_000}, {"_window": "x"}]
)
def test_nonsense_and_too_much_are_refused_with_a_sentence(desk, wrong):
    answer = desk.post(NEW, typed(**{"_version": "0", **wrong}))
    assert (answer.status_code, len(answer.json()["said"]) > 5, Article.objects.count()) == (422, True, 0)


def test_a_nul_reaches_no_database(desk):
    desk.post(url(DraftFactory()), typed(title="a\0b"))
    assert Draft.objects.get().data["title"] == "ab"


@pytest.mark.parametrize("tags", ["", "一、二、三"])
def test_keeping_asks_the_database_a_fixed_number_of_times(desk, tags, django_assert_num_queries):
    article = DraftFactory()
    desk.post(url(article), typed())
    with django_assert_num_queries(11):
        desk.post(url(article), typed(tags=tags, _turn="2"))


def test_the_log_in_of_a_second_window_leads_back(desk):
    assert desk.get("/admin/blog/article/logged-in/").status_code == 200
