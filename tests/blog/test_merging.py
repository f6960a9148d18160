"""blog.merging and its action: one tag takes over the articles and the addresses of others."""

import pytest
from django.contrib.auth.models import Permission

from blog import merging
from blog.models import OldAddress, Tag
from tests.factories import ArticleFactory, TagFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/blog/tag/"


def act(client, *tags, **values):
    return client.post(LIST, {"action": "merge", "_selected_action": [tag.pk for tag in tags], "index": "0", **values})


@pytest.fixture
def tags():
    return [
        TagFactory(name=name, slug=slug) for name, slug in [("旅", "tabi"), ("旅行", "ryoko"), ("トラベル", "travel")]
    ]


def test_articles_and_addresses_change_over(client, tags):
    stays, gone, older = tags
    both, one, two = ArticleFactory(), ArticleFactory(), ArticleFactory()
    both.tags.set([stays, gone])
    one.tags.set([gone, older])
    two.tags.set([older])
    OldAddress.objects.create(kind="tag", slug="trip", target_id=older.pk)
    assert merging.merge(tags, stays) == 2
    assert (list(Tag.objects.all()), set(stays.articles.all())) == ([stays], {both, one, two})
    answers = [client.get(f"/tag/{slug}/") for slug in ("ryoko", "travel", "trip")]
    assert [(answer.status_code, answer.url) for answer in answers] == [(301, "/tag/tabi/")] * 3


def test_the_tag_that_stays_is_asked_for(desk, tags):
    asked = act(desk, *tags[:2])
    act(desk, *tags[:2], value=tags[0].pk, _apply="1")
    assert (asked.status_code, list(Tag.objects.order_by("pk"))) == (200, [tags[0], tags[2]])


def test_a_tag_that_was_not_chosen_cannot_stay(desk, tags):
    response = act(desk, *tags[:2], value=tags[2].pk, _apply="1")
    assert (list(response.context["form"].errors), Tag.objects.count()) == (["value"], 3)


def test_nobody_merges_who_may_not_delete(client, django_user_model, tags):
    user = django_user_model.objects.create_user("staff", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_tag", "change_tag"]))
    client.force_login(user)
    act(client, *tags, value=tags[0].pk, _apply="1")
    assert Tag.objects.count() == 3


@pytest.mark.parametrize("model", ["category", "tag", "author"])
def test_a_list_says_how_many_articles_and_leads_to_them(desk, tags, model):
    article = ArticleFactory()
    article.tags.set([tags[0]])
    ArticleFactory()
    row = {"category": article.category, "tag": tags[0], "author": article.author}[model]
    field = {"tag": "tags"}.get(model, model)
    address = f"/admin/blog/article/?{field}__id__exact={row.pk}"
    assert f'<a href="{address}">1</a>' in desk.get(f"/admin/blog/{model}/").content.decode()
    assert list(desk.get(address).context["cl"].result_list) == [article]
