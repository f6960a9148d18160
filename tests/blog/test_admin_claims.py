"""What the editor is told about expressions while somebody types: positions as JavaScript counts, nothing saved."""

import pytest

from blog.models import Article
from tests.factories import ArticleFactory, ClaimAnswerFactory, DraftFactory

pytestmark = pytest.mark.django_db

AD = '<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>'


def told(client, draft, body):
    typed = {"title": draft.title, "slug": draft.slug, "language": "ja", "body": body}
    return client.post(f"/admin/blog/article/{draft.pk}/claims/", typed)


def test_the_words_of_the_form_are_checked_and_nothing_is_saved(desk):
    draft = DraftFactory(body="<p>前。</p>")
    (row,) = told(desk, draft, f"<p>🍙の業界最安です。</p>{AD}").json()["claims"]
    assert (row["field"], row["level"], row["words"], row["sentence"], row["offset"]) == (
        "body",
        "error",
        "業界最安",
        "🍙の業界最安です。",
        3,
    )
    assert f"source_id={draft.pk}" in row["answer"]
    assert (row["state"], Article.objects.get().body) == ("open", "<p>前。</p>")


def test_an_answered_expression_says_so(desk):
    draft = DraftFactory()
    ClaimAnswerFactory(source_id=draft.pk)
    answer = told(desk, draft, f"<p>業界最安のプランです。</p>{AD}").json()
    assert [row["state"] for row in answer["claims"]] == ["waived"]


def test_a_new_article_is_checked_too_and_answered_after_its_first_save(desk):
    response = desk.post(
        "/admin/blog/article/add/claims/", {"title": "題", "language": "ja", "body": f"<p>業界最安</p>{AD}"}
    )
    assert [(row["words"], row["answer"]) for row in response.json()["claims"]] == [("業界最安", "")]


def test_the_checklist_leads_to_the_words_and_to_the_answer(desk):
    draft = DraftFactory(body=f"<p>業界最安のプランです。</p>{AD}")
    page = desk.get(f"/admin/blog/article/{draft.pk}/change/").content.decode()
    assert 'data-sentence="業界最安のプランです。" data-words="業界最安"' in page
    assert f"/admin/disclosures/claimanswer/add/?source=article&amp;source_id={draft.pk}" in page


def test_only_those_who_may_write_are_told(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    assert told(client, ArticleFactory(), AD).status_code == 403
