"""blog.article_form: what the forms of articles and pages make of what is typed."""

import pytest
from django import forms

from blog.article_form import ArticleForm
from blog.editor import BodyField
from blog.models import Article, Tag
from tests.factories import ArticleFactory, DraftFactory, TagFactory

NOTHING_TO_SEE = ["\u3000", "\u200b", "\u3164", "\u00ad\u2060"]
NFD_GA = "か\u3099"


def article(**typed):
    return ArticleForm({"title": "題", "language": "ja", **typed})


def errors(form):
    return {field: [error.code for error in found] for field, found in form.errors.as_data().items()}


@pytest.mark.django_db
def test_a_draft_needs_a_title_only():
    form = article()
    form.save()
    assert (form.instance.state, form.instance.slug, form.instance.body) == (Article.State.DRAFT, "題", "")


@pytest.mark.django_db
@pytest.mark.parametrize("title", NOTHING_TO_SEE)
def test_a_title_without_ink_is_refused_beside_the_field(title):
    assert errors(article(title=title, slug="a")) in ({"title": ["blank"]}, {"title": ["required"]})


@pytest.mark.django_db
@pytest.mark.parametrize("title", ["一行\n二行", "a\x07b", "a\u2028b"])
def test_a_title_with_control_characters_is_refused(title):
    assert errors(article(title=title, slug="a")) == {"title": ["control"]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "code"),
    [("admin", "reserved"), ("../x", "slug"), ("😀", "slug"), ("x" * 121, "max_length"), ("KOTORI", "taken")],
)
def test_a_hostile_address_is_refused_beside_the_field(typed, code):
    ArticleFactory(slug="kotori", page_type="page")
    assert errors(article(slug=typed)) == {"slug": [code]}


@pytest.mark.django_db
def test_an_address_is_stored_in_one_spelling():
    form = article(slug="Server-" + NFD_GA)
    assert (form.is_valid(), form.cleaned_data["slug"]) == (True, "server-が")


@pytest.mark.django_db
def test_an_empty_address_follows_from_the_title_and_is_made_unique():
    ArticleFactory(slug="wi-fi-の選び方")
    form = article(title="Wi-Fi の選び方")
    assert (form.is_valid(), form.cleaned_data["slug"]) == (True, "wi-fi-の選び方-2")


@pytest.mark.django_db
def test_a_title_without_letters_asks_for_an_address():
    assert errors(article(title="！？")) == {"slug": ["empty"]}


@pytest.mark.django_db
def test_an_article_keeps_its_own_address():
    draft = DraftFactory(slug="kotori")
    form = ArticleForm({"title": "題", "language": "ja", "slug": "kotori"}, instance=draft)
    assert form.is_valid()


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "expected"), [("ja", {"translation_of": ["language"]}), ("en", {})])
def test_a_translation_is_in_the_other_language(language, expected):
    original = ArticleFactory(language="ja")
    assert errors(article(translation_of=original.pk, language=language)) == expected


@pytest.mark.django_db
def test_a_public_article_keeps_its_time_when_the_field_is_emptied():
    public = ArticleFactory()
    moment = public.publish_at
    form = ArticleForm({"title": "題", "language": "ja", "slug": public.slug}, instance=public)
    form.save()
    assert Article.objects.get().publish_at == moment


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>本文</p>", "<p>本文</p>"),
        ("<p></p>", ""),
        ('<p onclick="x()">本文<script>alert(1)</script></p>', "<p>本文</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "<p><a>a</a></p>"),
        ('<div data-block="ad" data-creative="12"></div>', '<div data-block="ad" data-creative="12"></div>'),
    ],
)
def test_a_body_keeps_what_the_editor_offers(typed, kept):
    assert BodyField(required=False).clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"), [("<blockquote>" * 5000, "too_deep"), ("<p>" + "あ" * 400_001 + "</p>", "too_long")]
)
def test_a_body_that_cannot_be_cleaned_is_refused_and_never_cut(typed, code):
    with pytest.raises(forms.ValidationError) as refusal:
        BodyField(required=False).clean(typed)
    assert refusal.value.code == code


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-04-01", "2026-04-01", {"end_at": ["order"]}),
        ("2026-04-02", "2026-04-01", {"end_at": ["order"]}),
        ("2026-04-01", "2026-04-02", {}),
        ("", "2026-04-01", {}),
        ("2026-04-01", "", {}),
        ("2026-04-01", "gestern", {"end_at": ["invalid"]}),
    ],
)
def test_an_end_before_the_beginning_is_refused_beside_the_field(start, end, expected):
    assert errors(article(publish_at=start, end_at=end)) == expected


def saved(**typed):
    form = article(**typed)
    assert form.is_valid(), form.errors
    return form.save()


@pytest.mark.django_db
def test_tags_are_saved_and_new_ones_made():
    TagFactory(name="宿")
    assert [tag.name for tag in saved(tags="旅、宿、旅").tags.order_by("pk")] == ["宿", "旅"]


@pytest.mark.django_db
def test_a_refused_form_makes_no_tags():
    assert (article(title="", tags="旅").is_valid(), Tag.objects.count()) == (False, 0)


@pytest.mark.django_db
def test_whoever_may_not_make_tags_is_told_beside_the_field(django_user_model):
    class WritersForm(ArticleForm):
        user = django_user_model.objects.create_user("writer")

    form = WritersForm({"title": "題", "language": "ja", "tags": "旅"})
    assert errors(form) == {"tags": ["new"]}


@pytest.mark.django_db
def test_a_reading_gives_the_address():
    assert saved(title="解約方法", reading="かいやく ほうほう").slug == "kaiyaku-hoho"


@pytest.mark.django_db
def test_related_articles_are_others_in_the_same_language_and_not_too_many():
    draft, others = DraftFactory(), ArticleFactory.create_batch(7)
    english = ArticleFactory(language="en")
    typed = {"title": "題", "language": "ja", "slug": draft.slug}
    chosen = [others[:6], others, [draft], [english]]
    found = [ArticleForm({**typed, "pinned": [one.pk for one in rows]}, instance=draft) for rows in chosen]
    expected = [{}, {"pinned": ["many"]}, {"pinned": ["itself"]}, {"pinned": ["language"]}]
    assert [errors(form) for form in found] == expected
