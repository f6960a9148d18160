"""blog.bulk and its actions: many articles at once, each with its own permission, and every one left behind is named."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages

from blog import bulk
from blog.models import Article, Draft, Tag
from disclosures.models import LedgerEntry
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, DraftFactory, SiteFactory, TagFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/blog/article/"


def act(client, action, *articles, **values):
    chosen = {"action": action, "_selected_action": [article.pk for article in articles], "index": "0"}
    return client.post(LIST, {**chosen, **values})


def told(response):
    return [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]


def levels(response):
    return [level for level, _text in told(response)]


def states(*articles):
    return [Article.objects.get(pk=article.pk).state for article in articles]


def test_a_category_is_asked_for_and_then_given(desk):
    one, two, kept = ArticleFactory(is_sample=True), DraftFactory(), ArticleFactory()
    asked = act(desk, "set_category", one, two, kept)
    assert (asked.status_code, "3" in asked.context["selected"], asked.context["form"].is_bound) == (200, True, False)
    response = act(desk, "set_category", one, two, kept, value=kept.category_id, _apply="1")
    assert set(Article.objects.values_list("category", flat=True)) == {kept.category_id}
    assert (levels(response), str(kept) in told(response)[1][1]) == (["success", "warning"], True)
    one.refresh_from_db()
    assert (one.is_sample, one.revisions.count(), LedgerEntry.objects.count()) == (False, 2, 1)


def test_without_a_value_the_page_asks_again(desk):
    article = ArticleFactory()
    response = act(desk, "set_category", article, value="", _apply="1")
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["value"])


def test_tags_are_added_and_new_ones_made_once(desk):
    old = TagFactory(name="旅")
    one, two = ArticleFactory(), ArticleFactory()
    one.tags.add(old)
    act(desk, "add_tags", one, two, value="旅、列車", _apply="1")
    assert sorted(Tag.objects.values_list("name", flat=True)) == ["列車", "旅"]
    assert [sorted(article.tags.values_list("name", flat=True)) for article in (one, two)] == [["列車", "旅"]] * 2


def test_tags_are_removed_where_they_are(desk):
    gone, kept = TagFactory(), TagFactory()
    one, two = ArticleFactory(), ArticleFactory()
    one.tags.add(gone, kept)
    TagFactory()
    offered = set(act(desk, "remove_tags", one, two).context["form"].fields["value"].queryset)
    response = act(desk, "remove_tags", one, two, value=[gone.pk], _apply="1")
    assert (offered, list(one.tags.all()), levels(response)) == ({gone, kept}, [kept], ["success", "warning"])


def test_what_nothing_blocks_is_published_and_the_others_are_named(desk):
    ready, blocked, typed, public = DraftFactory(), DraftFactory(category=None), DraftFactory(), ArticleFactory()
    Draft.objects.create(article=typed, data={"title": "途中"})
    response = act(desk, "publish", ready, blocked, typed, public)
    assert states(ready, blocked, typed, public) == ["published", "draft", "draft", "published"]
    warning = told(response)[1][1]
    assert [str(article) in warning for article in (ready, blocked, typed, public)] == [False, True, True, True]


def test_articles_are_withdrawn_and_become_drafts_again(desk):
    public, asked, draft = ArticleFactory(), ArticleFactory(state="review"), DraftFactory()
    act(desk, "withdraw", public, draft)
    assert states(public, draft) == ["withdrawn", "draft"]
    other = ArticleFactory()
    act(desk, "back_to_draft", public, asked, other, draft)
    assert states(public, asked, other, draft) == ["draft"] * 4
    assert [entry.cause for entry in LedgerEntry.objects.order_by("pk")] == ["withdrawn"] * 2


def test_each_row_has_its_own_permission(client, django_user_model):
    user = django_user_model.objects.create_user("writer", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "change_article"]))
    client.force_login(user)
    category = CategoryFactory()
    own, other, public = DraftFactory(author=AuthorFactory(user=user)), DraftFactory(), ArticleFactory()
    response = act(client, "set_category", own, other, public, value=category.pk, _apply="1")
    assert list(Article.objects.filter(category=category)) == [own]
    assert levels(response) == ["success", "warning"]
    act(client, "publish", own)
    refused = act(client, "add_tags", own, value="新しい", _apply="1")
    assert (states(own), list(refused.context["form"].errors), Tag.objects.count()) == (["draft"], ["value"], 0)


def test_too_many_at_once_are_refused(desk):
    rows = Article.objects.bulk_create(Article(title="題", slug=f"a-{number}") for number in range(bulk.MOST + 1))
    assert levels(act(desk, "back_to_draft", *rows)) == ["error"]


def test_a_required_review_holds_for_many_too(desk):
    SiteFactory(requires_review=True)
    article = DraftFactory(body='<p>本文。<a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+CCCCCC">店</a></p>')
    act(desk, "publish", article)
    assert states(article) == ["draft"]


@pytest.mark.parametrize(("rows", "queries"), [(1, 59), (3, 143)])
def test_the_cost_of_a_category_for_many_is_known(desk, rows, queries, django_assert_num_queries):
    articles, category = [DraftFactory() for _row in range(rows)], CategoryFactory()
    with django_assert_num_queries(queries):
        act(desk, "set_category", *articles, value=category.pk, _apply="1")
