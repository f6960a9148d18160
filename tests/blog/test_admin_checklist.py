"""blog.admin.checklist: what stands in the way of publishing and what is only advisable, each with the way to its place."""

import pytest
from django.contrib.auth.models import Permission

from blog.models import Article
from lib.document import Document
from tests.factories import ArticleFactory, DraftFactory

pytestmark = pytest.mark.django_db

SHORTENED = '<p><a href="https://bit.ly/3xample">店へ</a></p>'
NEW = "/admin/blog/article/add/checklist/"


def url(article):
    return f"/admin/blog/article/{article.pk}/checklist/"


def typed(article, **values):
    return {"title": article.title, "slug": article.slug, "language": "ja", "category": article.category_id, **values}


def rows(response, kind):
    return [(row["it"].code, row["place"]) for row in response.context_data["checklist"][kind]]


def test_the_form_shows_the_list_of_what_was_saved(desk):
    draft = DraftFactory(body=SHORTENED, category=None, description="短い。")
    response = desk.get(f"/admin/blog/article/{draft.pk}/change/")
    assert rows(response, "blocking") == [("category", "#id_category"), ("undecided", "#id_body")]
    assert [code for code, _place in rows(response, "advice")] == ["description_short", "picture", "no_link"]


def test_a_new_article_needs_no_address_of_its_own(desk):
    response = desk.get("/admin/blog/article/add/")
    assert [code for code, _place in rows(response, "blocking")] == ["title", "body", "category"]


def test_the_list_is_renewed_for_what_is_typed_and_nothing_is_saved(desk):
    draft = DraftFactory(body="<p>前。</p>")
    response = desk.post(url(draft), typed(draft, title="", body=SHORTENED, memo="値段", memo_blocks="on"))
    found = [("refused", "#id_title"), ("undecided", "#id_body"), ("memo", "#id_memo_blocks")]
    assert (rows(response, "blocking"), Article.objects.get().body) == (found, "<p>前。</p>")


def test_a_refused_time_is_told_with_its_field(desk):
    draft = DraftFactory()
    response = desk.post(url(draft), typed(draft, body=draft.body, end_at_0="gestern", end_at_1=""))
    assert rows(response, "blocking") == [("refused", "#id_end_at_0")]


def test_each_line_leads_to_its_element_in_the_text(desk):
    draft = DraftFactory()
    response = desk.post(url(draft), typed(draft, body=f"<h2>一</h2><h4>二</h4>{SHORTENED}"))
    links = Document(response.content.decode()).css("a[data-place]")
    places = [tuple(link.attributes[f"data-{name}"] or "" for name in ("link", "selector", "number")) for link in links]
    assert ("https://bit.ly/3xample", "", "0") in places
    assert ("", "h2, h3, h4", "1") in places


def test_a_form_that_was_never_saved_has_a_list_too(desk):
    response = desk.post(NEW, {"title": "題", "language": "ja", "body": SHORTENED})
    assert [code for code, _place in rows(response, "blocking")] == ["category", "undecided"]
    assert Article.objects.count() == 0


def test_the_two_kinds_are_told_apart_by_words(desk):
    draft = DraftFactory(category=None)
    page = Document(desk.get(f"/admin/blog/article/{draft.pk}/change/").content.decode())
    kinds = {node.text().strip() for node in page.css(".checks .visually-hidden")}
    assert len(kinds) == 2


def test_the_list_is_for_those_who_may_write(client, desk, django_user_model):
    live, draft = ArticleFactory(), DraftFactory(author=None)
    nowhere = desk.post("/admin/blog/article/99/checklist/", {}).status_code
    looked = desk.get(url(draft)).status_code
    user = django_user_model.objects.create_user("writer", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "change_article"]))
    client.force_login(user)
    answers = [client.post(address, typed(draft)).status_code for address in (url(draft), url(live), NEW)]
    assert (nowhere, looked, answers) == (404, 403, [200, 403, 403])
