"""config.roles: what each role does in a day, and that it does nothing else."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from blog.models import Article, MenuItem
from comments.models import Comment
from config import roles
from config.models import Role
from contact.models import Message
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    CommentFactory,
    CreativeFactory,
    DraftFactory,
    LinkDecisionFactory,
    MessageFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db


def desk_of(article):
    return reverse("admin:blog_article_change", args=[article.pk])


def typed(article, button, **values):
    return {
        **{"title": article.title, "slug": article.slug, "language": "ja", "body": "<p>本文。</p>", button: "1"},
        **{
            "category": article.category_id or "",
            "author": article.author_id or "",
            "publish_at_0": "",
            "publish_at_1": "",
        },
        **values,
    }


@pytest.fixture
def person():
    """A browser of somebody with this role; `person.user` is the account."""
    roles.make()

    def arrive(key):
        user = User.objects.create_user(key, is_staff=True)
        user.groups.set([Role.objects.get(key=key).group])
        client = Client()
        client.force_login(user)
        client.user = user
        return client

    return arrive


def places():
    """The lists and forms of the admin, by what they are for."""
    return {
        "articles": "/admin/blog/article/",
        "pages": "/admin/blog/page/",
        "pictures": "/admin/blog/image/",
        "categories": "/admin/blog/category/",
        "new category": "/admin/blog/category/add/",
        "menus": f"/admin/blog/menuitem/{MenuItem.objects.create(label='旅', address='/tag/tabi/').pk}/change/",
        "site": f"/admin/blog/site/{SiteFactory().pk}/change/",
        "replace": "/admin/blog/replacement/add/",
        "new creative": "/admin/disclosures/creative/add/",
        "creative": f"/admin/disclosures/creative/{CreativeFactory().pk}/change/",
        "decide": f"/admin/disclosures/linkdecision/{LinkDecisionFactory().pk}/change/",
        "ledger": "/admin/disclosures/ledgerentry/",
        "wordings": "/admin/disclosures/noticewording/add/",
        "comments": "/admin/comments/comment/",
        "comment settings": "/admin/comments/settings/add/",
        "messages": "/admin/contact/message/",
        "contact settings": "/admin/contact/settings/add/",
        "people": "/admin/auth/user/add/",
        "groups": "/admin/auth/group/",
        "samples": "/admin/samples/",
    }


EDITOR = {
    "articles",
    "pages",
    "pictures",
    "categories",
    "new category",
    "replace",
    "new creative",
    "creative",
    "decide",
}
OPEN = {
    "writer": {"articles", "pictures", "categories", "creative"},
    "editor": EDITOR | {"ledger"},
    "moderator": {"comments", "messages"},
    "owner": EDITOR
    | {"ledger", "menus", "site", "wordings", "comments", "comment settings", "messages", "contact settings", "people"},
}


@pytest.mark.parametrize("key", OPEN)
def test_a_role_opens_its_places_and_no_other(person, key):
    client = person(key)
    answers = {name: client.get(address).status_code for name, address in places().items()}
    assert answers == {name: 200 if name in OPEN[key] else 403 for name in answers}


def test_a_writer_begins_an_article_and_asks_for_a_review(person):
    writer = person("writer")
    author = AuthorFactory(user=writer.user)
    address = writer.post("/admin/begin/", {"title": "梅雨の部屋干し"}).url
    article = Article.objects.get()
    writer.post(address, typed(article, "_ask"))
    article.refresh_from_db()
    assert (article.state, article.review_requested_by, article.author) == ("review", writer.user, author)


@pytest.mark.parametrize("button", ["_publish", "_withdraw", "_return"])
def test_a_writer_publishes_and_returns_nothing(person, button):
    writer = person("writer")
    article = DraftFactory(author=None)
    assert writer.post(desk_of(article), typed(article, button)).status_code == 403
    article.refresh_from_db()
    assert article.state == "draft"


def test_a_writer_changes_no_public_article_and_nothing_in_another_name(person):
    writer = person("writer")
    AuthorFactory(user=writer.user)
    rows = [ArticleFactory(author=writer.user.author), ArticleFactory(author=None), DraftFactory()]
    answers = [writer.post(desk_of(row), typed(row, "_continue", title="奪った題")).status_code for row in rows]
    deletions = [writer.post(f"/admin/blog/article/{row.pk}/delete/", {"post": "yes"}).status_code for row in rows]
    assert (answers, deletions) == ([403] * 3, [403] * 3)
    assert Article.objects.filter(title="奪った題").count() == 0


def test_a_writer_writes_in_no_other_name(person):
    writer = person("writer")
    article, other = DraftFactory(author=None), AuthorFactory()
    response = writer.post(desk_of(article), typed(article, "_continue", author=other.pk))
    assert list(response.context["adminform"].form.errors) == ["author"]


def test_an_editor_gives_back_with_a_note_that_the_writer_meets_at_home(person):
    writer, editor = person("writer"), person("editor")
    article = DraftFactory(author=AuthorFactory(user=writer.user))
    writer.post(desk_of(article), typed(article, "_ask"))
    assert [item["count"] for item in editor.get("/admin/").context["waiting"] if item["row"].key == "review"] == [1]
    editor.post(desk_of(article), typed(article, "_return", review_note="料金を\r\n\r\n確かめて"))
    article.refresh_from_db()
    note = writer.get("/admin/").context["drafts"][0]["note"].split("\n")
    assert (article.state, note[1:]) == ("draft", ["料金を", "確かめて"])
    assert "確かめて" in writer.get(desk_of(article)).content.decode()


def test_giving_back_needs_a_note(person):
    editor = person("editor")
    article = DraftFactory(state="review")
    editor.post(desk_of(article), typed(article, "_return", review_note=" \u3000"))
    article.refresh_from_db()
    assert (article.state, article.memo) == ("review", "")


def test_an_editor_publishes_what_a_writer_asked_for(person):
    writer, editor = person("writer"), person("editor")
    SiteFactory(requires_review=True)
    article = DraftFactory(author=AuthorFactory(user=writer.user), category=CategoryFactory())
    ad = f'<p>本文。</p><div data-block="ad" data-creative="{CreativeFactory().pk}"></div>'
    writer.post(desk_of(article), typed(article, "_ask", body=ad))
    editor.post(desk_of(article), typed(article, "_publish", body=ad))
    article.refresh_from_db()
    assert (article.state, article.review_requested_by, len(article.approved_sha256)) == ("published", None, 64)


def test_an_editor_deletes_an_article_with_the_comments_that_they_may_not_read(person):
    editor, comment = person("editor"), CommentFactory(body="誰にも見せない感想", email="himitsu@example.com")
    address = f"/admin/blog/article/{comment.article_id}/delete/"
    asked = editor.get(address)
    text = asked.content.decode()
    assert dict(asked.context["model_count"]) == {"記事": 1, "コメント": 1}
    assert ("誰にも見せない感想" in text, comment.name in text, "himitsu" in text) == (False, False, False)
    assert editor.post(address, {"post": "yes"}).status_code == 302
    assert (Article.objects.count(), Comment.objects.count()) == (0, 0)


def test_an_editor_deletes_several_articles_with_their_comments_at_once(person):
    editor, comments = person("editor"), CommentFactory.create_batch(3)
    chosen = [comment.article_id for comment in comments[:2]]
    asked = {"action": "delete_selected", "_selected_action": chosen}
    page = editor.post("/admin/blog/article/", asked)
    assert (dict(page.context["model_count"]), "取り下げ" in page.content.decode()) == (
        {"記事": 2, "コメント": 2},
        True,
    )
    editor.post("/admin/blog/article/", {**asked, "post": "yes"})
    assert (list(Article.objects.all()), list(Comment.objects.all())) == ([comments[2].article], [comments[2]])


def test_an_editor_alone_is_sent_to_the_review_where_the_site_asks_for_it(person):
    editor = person("editor")
    SiteFactory(requires_review=True)
    article = DraftFactory()
    ad = f'<p>本文。</p><div data-block="ad" data-creative="{CreativeFactory().pk}"></div>'
    editor.post(desk_of(article), typed(article, "_publish", body=ad))
    page = editor.get(desk_of(article))
    article.refresh_from_db()
    assert (article.state, [row["it"].code for row in page.context["checklist"]["blocking"]]) == ("draft", ["review"])
    assert 'name="_ask"' in page.content.decode()


def test_changes_of_a_public_article_wait_for_review_beside_it(person):
    editor = person("editor")
    article = ArticleFactory()
    editor.post(desk_of(article), typed(article, "_ask", title="直した題"))
    article.refresh_from_db()
    assert (article.state, article.review_requested_by) == ("published", editor.user)
    assert (article.title == "直した題", article.draft.data["title"]) == (False, "直した題")


def test_a_moderator_approves_and_moves_messages(person):
    moderator = person("moderator")
    comment, message = CommentFactory(state="pending"), MessageFactory()
    moderator.post("/admin/comments/comment/", {"decide": f"approved:{comment.pk}", "seen": f"{comment.pk}:pending"})
    chosen = {"verb": "answered", "seen": f"{message.pk}:new", "_selected_action": message.pk}
    moderator.post("/admin/contact/message/", chosen)
    assert (Comment.objects.get().state, Message.objects.get().state) == ("approved", "answered")
