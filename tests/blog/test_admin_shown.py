"""blog.admin of speakers and reusable parts: one edit reaches every text, and what is in use stays."""

import pytest

from blog.models import Article, Draft, Part, Rendering, Speaker
from blog.rendering import render_and_store, rendered
from tests.factories import ArticleFactory, ImageFactory, PartFactory, SidebarBlockFactory, SpeakerFactory

pytestmark = pytest.mark.django_db


def balloon(pk):
    return f'<div data-block="balloon" data-speaker="{pk}"><p>はい。</p></div>'


def place(pk):
    return f'<div data-block="part" data-part-id="{pk}"></div>'


def html_of_articles():
    return [rendered(article).html for article in Article.objects.for_page().order_by("pk")]


def test_a_renamed_speaker_speaks_under_the_new_name_everywhere(desk):
    speaker = SpeakerFactory(name="はる")
    for article in ArticleFactory.create_batch(2, body=balloon(speaker.pk)):
        render_and_store(article)
    desk.post(f"/admin/blog/speaker/{speaker.pk}/change/", {"name": "なつ", "side": "end", "picture": ""})
    assert [("なつ" in html, "balloon-end" in html) for html in html_of_articles()] == [(True, True)] * 2


def test_an_edited_part_reads_the_same_everywhere(desk):
    desk.post("/admin/blog/part/add/", {"name": "税", "language": "ja", "body": "<p>税込です。</p>"})
    part = Part.objects.get()
    assert Rendering.objects.get(part=part).html == "<p>税込です。</p>"
    for article in ArticleFactory.create_batch(2, body=place(part.pk)):
        render_and_store(article)
    typed = {"name": "税", "language": "ja", "body": "<p>税別です。</p>"}
    desk.post(f"/admin/blog/part/{part.pk}/change/", typed)
    assert html_of_articles() == ["<p>税別です。</p>"] * 2


@pytest.mark.parametrize(
    ("model", "factory", "block"), [("speaker", SpeakerFactory, balloon), ("part", PartFactory, place)]
)
def test_what_texts_show_names_them_and_is_not_deleted(desk, model, factory, block):
    row, unused = factory(), factory()
    article = ArticleFactory(title="料金の話", body=block(row.pk))
    page = ArticleFactory(title="運営者", page_type="about", body=block(row.pk))
    side = SidebarBlockFactory(kind="text", heading="囲み", body=block(row.pk))
    for text in (article, page, side):
        render_and_store(text)
    form = desk.get(f"/admin/blog/{model}/{row.pk}/change/").content.decode()
    for address in (f"article/{article.pk}", f"page/{page.pk}", f"sidebarblock/{side.pk}"):
        assert f'<a href="/admin/blog/{address}/change/">' in form
    for one in (row, unused):
        desk.post(f"/admin/blog/{model}/{one.pk}/delete/", {"post": "yes"})
    several = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    desk.post(f"/admin/blog/{model}/", several)
    assert list(factory._meta.model.objects.all()) == [row]


@pytest.mark.parametrize("way", ["delete", "action"])
def test_the_page_that_keeps_it_says_why_and_what_to_do(desk, way):
    speaker = SpeakerFactory()
    article = ArticleFactory(title="料金の話", body=balloon(speaker.pk))
    render_and_store(article)
    if way == "delete":
        page = desk.get(f"/admin/blog/speaker/{speaker.pk}/delete/").content.decode()
    else:
        several = {"action": "delete_selected", "_selected_action": [speaker.pk]}
        page = desk.post("/admin/blog/speaker/", several).content.decode()
    assert "<h1>まだ使われています</h1>" in page
    assert "次の場所で使われているため、削除できません。" in page
    assert f'<a href="/admin/blog/article/{article.pk}/change/">料金の話</a>' in page
    assert "保護された" not in page
    back = "/admin/blog/speaker/" if way == "action" else f"/admin/blog/speaker/{speaker.pk}/change/"
    assert f'<a href="{back}" class="button">削除せずに戻る</a>' in page


def test_a_category_with_articles_is_kept_in_the_same_words(desk):
    article = ArticleFactory()
    page = desk.get(f"/admin/blog/category/{article.category_id}/delete/").content.decode()
    assert ("<h1>まだ使われています</h1>" in page, article.title in page) == (True, True)


def test_a_speaker_in_a_working_copy_alone_is_in_use_too(desk):
    speaker, article = SpeakerFactory(), ArticleFactory(title="書きかけ")
    Draft.objects.create(article=article, data={"body": balloon(speaker.pk)})
    desk.post(f"/admin/blog/speaker/{speaker.pk}/delete/", {"post": "yes"})
    assert Speaker.objects.filter(pk=speaker.pk).exists()
    assert (
        f"/admin/blog/article/{article.pk}/change/"
        in desk.get(f"/admin/blog/speaker/{speaker.pk}/change/").content.decode()
    )


def test_a_part_in_a_part_is_refused_beside_the_field_and_keeps_what_was_typed(desk):
    inner = PartFactory()
    body = f"<p>前書き</p>{place(inner.pk)}"
    response = desk.post("/admin/blog/part/add/", {"name": "外", "language": "ja", "body": body})
    form = response.context["adminform"].form
    assert form.errors.get_json_data()["body"][0]["code"] == "part"
    assert "前書き" in response.content.decode()
    assert list(Part.objects.all()) == [inner]


def test_the_editor_is_told_who_may_speak(desk):
    speaker = SpeakerFactory(name="はる", side="end", picture=ImageFactory())
    thumb = f"/media/{speaker.picture.renditions[0]['name']}"
    assert desk.get("/admin/blog/speaker/choices.json").json() == {
        "speakers": [{"id": speaker.pk, "name": "はる", "side": "end", "picture": thumb}]
    }


def test_a_speaker_is_made_in_the_middle_of_writing(desk):
    response = desk.post("/admin/blog/speaker/quick/", {"name": "みお"})
    speaker = Speaker.objects.get()
    assert (response.status_code, response.json()) == (
        201,
        {"id": speaker.pk, "name": "みお", "side": "start", "picture": ""},
    )


@pytest.mark.parametrize(
    "typed", [{}, {"name": " "}, {"name": "長" * 31}, {"name": "み", "picture": "404"}, {"name": "み", "side": "up"}]
)
def test_a_speaker_that_cannot_be_is_refused_with_a_sentence(desk, typed):
    response = desk.post("/admin/blog/speaker/quick/", typed)
    assert (response.status_code, bool(response.json()["error"]), Speaker.objects.count()) == (422, True, 0)


def test_the_editor_is_told_how_each_part_begins(desk):
    part = PartFactory(name="税", body="<p>表示価格は</p><p>税込です。</p>")
    assert desk.get("/admin/blog/part/choices.json").json() == {
        "parts": [
            {
                "id": part.pk,
                "name": "税",
                "beginning": "表示価格は 税込です。",
                "address": f"/admin/blog/part/{part.pk}/change/",
            }
        ]
    }


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "speaker/choices.json"),
        ("post", "speaker/quick/"),
        ("get", "part/choices.json"),
        ("get", "article/cards.json"),
        ("post", "article/cards/describe/"),
    ],
)
def test_staff_without_permission_are_told_nothing(client, django_user_model, method, address):
    client.force_login(django_user_model.objects.create_user("guest", password="x", is_staff=True))
    assert getattr(client, method)(f"/admin/blog/{address}").status_code == 403
