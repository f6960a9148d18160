"""blog.admin.articles: the desk, its buttons, and who may press them."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from blog.models import Article, Page
from disclosures.models import LedgerEntry, LinkDecision
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, DraftFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/article/add/"
LIST = "/admin/blog/article/"
SHORTENED = '<p><a href="https://bit.ly/3xample">店へ</a></p>'
WRITER = ("add_article", "change_article", "view_article")


def change_url(article):
    return reverse("admin:blog_article_change", args=[article.pk])


def typed(button, **values):
    return {
        "title": "ことりサーバーの解約方法",
        "slug": "",
        "language": "ja",
        "body": "<p>本文。</p>",
        "category": CategoryFactory().pk,
        "comments_open": "on",
        "strength": "standard",
        "publish_at_0": "",
        "publish_at_1": "",
        button: "1",
        **values,
    }


def told(response):
    return [message.level_tag for message in get_messages(response.wsgi_request)]


@pytest.fixture
def writer(django_user_model):
    """A browser of somebody who may write but not publish."""
    user = django_user_model.objects.create_user("writer", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="blog", codename__in=WRITER))
    client = Client()
    client.force_login(user)
    return client


def test_saving_keeps_a_draft_and_stays_at_the_desk(desk):
    response = desk.post(ADD, typed("_continue"))
    article = Article.objects.get()
    assert (article.state, article.slug, response.url) == ("draft", "ことりサーバーの解約方法", change_url(article))


def test_publishing_shows_the_article_to_readers(desk):
    response = desk.post(ADD, typed("_publish"))
    assert (Article.objects.published().count(), told(response)) == (1, ["success"])
    assert list(LedgerEntry.objects.values_list("cause", "actor")) == [("published", "owner")]


def test_a_blocked_article_is_saved_as_a_draft_with_its_text(desk):
    response = desk.post(ADD, typed("_publish", body=SHORTENED))
    article = Article.objects.get()
    assert (article.state, article.body, told(response)) == ("draft", SHORTENED, ["error"])


def test_the_desk_lists_what_is_open_with_the_way_to_decide(desk):
    article = DraftFactory(body=SHORTENED)
    page = desk.get(change_url(article)).content.decode()
    decide = f"/admin/disclosures/linkdecision/add/?address=https%3A%2F%2Fbit.ly%2F3xample&amp;next=%2Fadmin%2Fblog%2Farticle%2F{article.pk}%2Fchange%2F"
    assert f'href="{decide}"' in page


def test_a_decided_link_stands_in_the_way_no_more(desk):
    address = "https://bit.ly/3xample"
    target = LinkDecision.target_of(address, "link")
    LinkDecision.objects.create(scope="link", address=address, target=target, verdict="not_ad", reason="店の案内")
    desk.post(ADD, typed("_publish", body=SHORTENED))
    assert Article.objects.published().count() == 1


def test_a_later_time_schedules_and_the_list_says_so(desk):
    desk.post(ADD, typed("_publish", publish_at_0="2099-11-30", publish_at_1="09:00:00"))
    with translation.override("ja"):
        words = gettext("Scheduled %(moment)s") % {"moment": "2099/11/30 9:00"}
    assert (Article.objects.get().is_scheduled, words in desk.get(LIST).content.decode().replace("09:00", "9:00")) == (
        True,
        True,
    )


def test_withdrawing_keeps_what_was_typed(desk):
    article = ArticleFactory()
    desk.post(change_url(article), typed("_withdraw", slug=article.slug, title="新しい題"))
    assert list(Article.objects.values_list("state", "title")) == [("withdrawn", "新しい題")]
    assert list(LedgerEntry.objects.values_list("cause", flat=True)) == ["withdrawn"]


def test_a_refused_form_shows_what_was_typed(desk):
    response = desk.post(ADD, typed("_publish", slug="admin", body="<p>消えては困る</p>"))
    assert (response.status_code, Article.objects.count()) == (200, 0)
    assert "消えては困る" in response.content.decode()


def test_a_live_article_that_lost_its_title_and_address_is_refused_with_its_text(desk):
    article = ArticleFactory()
    response = desk.post(change_url(article), typed("_publish", title="", slug="", body="<p>消えては困る</p>"))
    assert (response.status_code, "消えては困る" in response.content.decode()) == (200, True)
    assert list(response.context["adminform"].form.errors) == ["title"]


@pytest.mark.parametrize("sent", ["x", "1\0", "9" * 400, "²"])
@pytest.mark.parametrize("field", ["author", "pinned", "translation_of", "picture", "category"])
def test_a_choice_that_is_no_row_is_refused_with_its_text(desk, field, sent):
    response = desk.post(ADD, typed("_continue", body="<p>消えては困る</p>", **{field: sent}))
    assert (response.status_code, "消えては困る" in response.content.decode()) == (200, True)
    assert list(response.context["adminform"].form.errors) == [field]


@pytest.mark.parametrize("day", ["0001-01-01", "0026-11-25", "9999-12-31"])
@pytest.mark.parametrize("field", ["publish_at", "end_at", "revised_at"])
def test_a_year_with_a_slip_is_refused_with_the_text(desk, field, day):
    response = desk.post(ADD, typed("_publish", **{f"{field}_0": day, f"{field}_1": "23:59"}))
    errors = response.context["adminform"].form.errors.get_json_data()
    assert {name: [row["code"] for row in rows] for name, rows in errors.items()} == {field: ["year"]}


@pytest.mark.parametrize(
    "asked", ["publish_at=x", "publish_at=0001-01-01", "author=x", "pinned=x", "picture=x", "tags=x"]
)
def test_a_strange_address_still_begins_an_article(desk, asked):
    assert desk.get(f"{ADD}?{asked}").status_code == 200


def test_tags_and_language_of_a_saved_article_are_stored(desk):
    desk.post(ADD, typed("_continue", language="en", is_noindex="on"))
    assert list(Article.objects.values_list("language", "is_noindex")) == [("en", True)]


def test_a_new_article_begins_with_the_author_of_the_account(desk, owner):
    author = AuthorFactory(user=owner)
    assert f'<option value="{author.pk}" selected>' in desk.get(ADD).content.decode()


def test_an_edited_sample_is_the_owners(desk):
    article = ArticleFactory(is_sample=True)
    desk.post(change_url(article), typed("_continue", slug=article.slug))  # kept apart: the row is live
    assert Article.objects.get().is_sample is False


def test_a_writer_sees_no_button_to_publish(writer):
    page = writer.get(ADD).content.decode()
    assert ('name="_continue"' in page, 'name="_publish"' in page) == (True, False)


@pytest.mark.parametrize("button", ["_publish", "_withdraw"])
def test_a_forged_button_is_refused_and_nothing_is_saved(writer, button):
    assert (writer.post(ADD, typed(button)).status_code, Article.objects.count()) == (403, 0)


def test_a_writer_cannot_change_what_readers_see(writer):
    article = ArticleFactory(title="公開中の題")
    response = writer.post(change_url(article), typed("_continue", slug=article.slug))
    assert (response.status_code, Article.objects.get().title) == (403, "公開中の題")


def test_a_writer_may_still_change_drafts(writer):
    draft = DraftFactory(author=None)
    writer.post(change_url(draft), typed("_continue", slug=draft.slug))
    assert Article.objects.get().title == "ことりサーバーの解約方法"


@pytest.mark.parametrize("address", [LIST, ADD, "/admin/blog/page/", "/admin/blog/article/creatives.json"])
def test_staff_without_permission_get_nothing(client, django_user_model, address):
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    assert client.get(address).status_code == 403


def test_articles_and_fixed_pages_have_lists_of_their_own(desk):
    ArticleFactory(title="記事の題")
    ArticleFactory(title="ページの題", page_type="page")
    article_list, page_list = (desk.get(address).content.decode() for address in (LIST, "/admin/blog/page/"))
    assert ["記事の題" in article_list, "ページの題" in article_list] == [True, False]
    assert ["記事の題" in page_list, "ページの題" in page_list] == [False, True]


def test_a_fixed_page_is_published_without_a_category(desk):
    page = {"title": "運営者", "slug": "about", "page_type": "about", "language": "ja", "body": "<p>私。</p>"}
    desk.post("/admin/blog/page/add/", {**page, "_publish": "1"})
    assert list(Page.objects.published().values_list("slug", "page_type")) == [("about", "about")]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_no_more_for_more_rows(desk, rows, django_assert_num_queries):
    for article in ArticleFactory.create_batch(rows):
        desk.post(change_url(article), typed("_publish", slug=article.slug))
    with django_assert_num_queries(12):
        desk.get(LIST)


@pytest.mark.parametrize(("marks", "found"), [("undecided", ["短縮"]), ("ads", ["短縮"]), ("none", ["ただの"])])
def test_the_list_is_filtered_by_marks(desk, marks, found):
    desk.post(ADD, typed("_continue", title="短縮", body=SHORTENED))
    desk.post(ADD, typed("_continue", title="ただの"))
    result = desk.get(LIST, {"marks": marks}).context["cl"].result_list
    assert [article.title for article in result] == found


def test_the_editors_scripts_carry_the_nonce_of_the_policy(desk):
    response = desk.get(ADD)
    nonce = response.headers["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
    assert f'<script type="importmap" nonce="{nonce}">' in response.content.decode()


def test_a_draft_is_previewed_with_its_marks_and_without_its_networks(desk):
    draft = DraftFactory(body='<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>')
    page = desk.get(reverse("admin:blog_article_preview", args=[draft.pk]))
    assert (page.status_code, page.headers["Cache-Control"], page.csp) == (200, "private, no-store", {})
    assert 'data-disclosure="label"' in page.content.decode()


def test_a_fixed_page_is_previewed_as_well(desk):
    draft = DraftFactory(page_type="about", category=None)
    assert desk.get(reverse("admin:blog_page_preview", args=[draft.pk])).status_code == 200


def test_nobody_previews_what_is_not_there_or_not_theirs(desk, client, django_user_model):
    draft = DraftFactory()
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    here = reverse("admin:blog_article_preview", args=[draft.pk])
    nowhere = reverse("admin:blog_article_preview", args=[draft.pk + 1])
    assert [client.get(here).status_code, desk.get(nowhere).status_code] == [403, 404]


def test_a_missing_title_is_one_complaint(desk):
    response = desk.post(ADD, typed("_publish", title=""))
    assert list(response.context["adminform"].form.errors) == ["title"]
