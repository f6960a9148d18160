"""blog.forms: what the admin's forms make of what is typed."""

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile

from blog import forms
from blog.editor import BodyField
from blog.models import Article, Image
from tests.factories import ArticleFactory, CategoryFactory, DraftFactory

NOTHING_TO_SEE = ["\u3000", "\u200b", "\u3164", "\u00ad\u2060"]
NFD_GA = "か\u3099"


def article(**typed):
    return forms.ArticleForm({"title": "題", "language": "ja", **typed})


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
    form = forms.ArticleForm({"title": "題", "language": "ja", "slug": "kotori"}, instance=draft)
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
    form = forms.ArticleForm({"title": "題", "language": "ja", "slug": public.slug}, instance=public)
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
    with pytest.raises(django_forms.ValidationError) as refusal:
        BodyField(required=False).clean(typed)
    assert refusal.value.code == code


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/about/", None),
        ("/", None),
        ("https://ja.wordpress.org/", None),
        ("//evil.example/", "address"),
        ("/\\evil.example", "address"),
        ("javascript:alert(1)", "address"),
        ("data:text/html,x", "address"),
        ("mailto:a@example.jp", "address"),
        ("https://user@evil.example/", "address"),
        ("https://[", "address"),
        ("about", "address"),
        ("https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD", "ad"),
        ("https://bit.ly/3xample", "undecided"),
        ("/go/kotori/", "undecided"),
        ("https://a\nb.example/", "control"),
    ],
)
def test_a_menu_takes_plain_addresses_only(address, code):
    form = forms.MenuItemForm({"place": "header", "language": "ja", "label": "項", "position": 0, "address": address})
    assert errors(form) == ({"address": [code]} if code else {})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accent", "code"), [("", None), ("#17508A", None), ("#b3261e", "seal"), ("#8fbce8", "pale"), ("red", "invalid")]
)
def test_an_accent_is_readable_and_no_seal(accent, code):
    assert errors(forms.SiteForm({"name": "灯台", "accent": accent})) == ({"accent": [code]} if code else {})


@pytest.mark.django_db
def test_a_refused_picture_says_so_beside_its_field():
    form = forms.ImageForm({"alt": "机"}, {"upload": SimpleUploadedFile("a.png", b"<svg/>")})
    assert errors(form) == {"upload": ["not_a_picture"]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "expected"), [({}, {"alt": [None]}), ({"is_decorative": "on"}, {}), ({"alt": "机"}, {})]
)
def test_a_picture_has_words_or_is_decoration(typed, expected):
    stored = Image.objects.create(file="images/a.webp", width=1, height=1)
    assert errors(forms.ImageForm(typed, instance=stored)) == expected


@pytest.mark.django_db
def test_a_category_gets_an_address_from_its_name():
    CategoryFactory(slug="旅")
    form = forms.CategoryForm({"name": "旅", "position": 0})
    assert (form.is_valid(), form.cleaned_data.get("slug")) == (True, "旅-2")
