"""blog.admin.replacing: the search with its dry run, what was changed, and the undo, for those who may publish."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from blog.models import Replacement
from tests.factories import ArticleFactory, DraftFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/replacement/add/"
LIST = "/admin/blog/replacement/"


def typed(**values):
    return {"sought": "1,000円", "put": "990円", "places": ["title", "description", "text"], "is_exact": "on", **values}


def chosen(response):
    return [
        f"{row.article.pk}.{hit.place}.{hit.number}.{hit.seal}"
        for row in response.context["look"].rows
        for hit in row.hits
    ]


def test_the_way_from_the_search_to_the_undo(desk):
    article = ArticleFactory(title="月1,000円", body="<p>1,000円</p>")
    look = desk.post(ADD, typed())
    done = desk.post(ADD, typed(hit=chosen(look)[:1], _replace="1"))
    replacement = Replacement.objects.get()
    article.refresh_from_db()
    assert (done.url, article.title, article.body) == (
        f"{LIST}{replacement.pk}/change/",
        "月990円",
        "<p>1,000円</p>",
    )
    assert "月990円" in desk.get(done.url).content.decode()
    assert desk.post(f"{LIST}{replacement.pk}/undo/").url == done.url
    article.refresh_from_db()
    assert article.title == "月1,000円"
    assert f'action="{LIST}{replacement.pk}/undo/"' not in desk.get(done.url).content.decode()
    assert desk.post(f"{LIST}{replacement.pk}/undo/", follow=True).status_code == 200


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"sought": ""}, "sought"),
        ({"sought": "長" * 501}, "sought"),
        ({"put": "長" * 501}, "put"),
        ({"sought": "一\u2028二"}, "sought"),
        ({"put": "1,000円"}, "put"),
        ({"places": []}, "places"),
        ({"places": ["slug"]}, "places"),
    ],
)
def test_what_cannot_be_sought_is_refused_beside_its_field(desk, values, field):
    response = desk.post(ADD, typed(**values))
    assert (response.status_code, list(response.context["form"].errors), response.context["look"]) == (
        200,
        [field],
        None,
    )


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "%", "_", ".*", "長" * 500, " "])
def test_hostile_words_are_sought_as_they_are(desk, text):
    DraftFactory(title=f"前{text[:90]}後", body="<p>本文</p>")
    response = desk.post(ADD, typed(sought=text, put="x"))
    assert (response.status_code, response.context["look"].count) == (200, 1 if len(text) < 90 else 0)
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    "hits", [[], ["nonsense"], ["1.slug.0.abc"], ["1.title.-1.abc"], ["1." * 9], ["²." + "title.0.a"]]
)
def test_without_a_hit_that_can_be_nothing_is_replaced(desk, hits):
    DraftFactory(title="1,000円")
    response = desk.post(ADD, typed(hit=hits, _replace="1"))
    assert (response.status_code, response.context["look"].count, Replacement.objects.count()) == (200, 1, 0)


def test_a_change_since_the_look_is_told_beside_a_new_look(desk):
    article = DraftFactory(title="1,000円")
    ticks = chosen(desk.post(ADD, typed()))
    article.title = "もう1,000円"
    article.save()
    response = desk.post(ADD, typed(hit=ticks, _replace="1"))
    said = [str(message) for message in response.context["messages"]]
    assert (len(said), "もう1,000円" in said[0], Replacement.objects.count()) == (1, True, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_search_and_history_cost_the_same_for_any_number(desk, rows, django_assert_num_queries):
    for _row in range(rows):
        ArticleFactory(title="1,000円")
    with django_assert_num_queries(7):
        look = desk.post(ADD, typed())
    desk.post(ADD, typed(hit=chosen(look), _replace="1"))
    Replacement.objects.create(sought="一", put="")
    with django_assert_num_queries(7):
        desk.get(LIST)


def test_nobody_replaces_who_may_not_publish(client, django_user_model):
    user = django_user_model.objects.create_user("writer", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["change_article", "add_replacement"]))
    replacement = Replacement.objects.create(sought="一", put="二")
    writer = Client()
    writer.force_login(user)
    places = [
        writer.get(ADD),
        writer.post(ADD, typed()),
        writer.get(LIST),
        writer.post(f"{LIST}{replacement.pk}/undo/"),
    ]
    assert [answer.status_code for answer in places] == [403] * 4


def test_an_undo_is_no_address_to_visit(desk):
    replacement = Replacement.objects.create(sought="一", put="二")
    assert desk.get(f"{LIST}{replacement.pk}/undo/").status_code == 403
    assert [desk.get(f"{LIST}999/change/").status_code, desk.post(f"{LIST}999/undo/").status_code] == [404, 404]
