"""blog.forms: what the forms of categories, tags and authors make of what is typed."""

import pytest

from blog import forms
from tests.factories import CategoryFactory, ImageFactory


def errors(form):
    return {field: [error.code for error in found] for field, found in form.errors.as_data().items()}


@pytest.mark.django_db
def test_a_category_gets_an_address_from_its_name():
    CategoryFactory(slug="旅")
    form = forms.CategoryForm({"name": "旅", "position": 0})
    assert (form.is_valid(), form.cleaned_data.get("slug")) == (True, "旅-2")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"alt": "港の朝"}, {}),
        ({"alt": "\u3000"}, {"picture": ["alt"]}),
        ({"alt": "", "is_decorative": True}, {}),
    ],
)
def test_the_picture_of_a_category_needs_words_or_the_mark_of_decoration(words, expected):
    form = forms.CategoryForm(
        {"name": "旅", "position": 0, "strength": "standard", "picture": ImageFactory(**words).pk}
    )
    assert errors(form) == expected


@pytest.mark.django_db
def test_a_picture_that_lacks_words_leads_to_where_they_are_written():
    image = ImageFactory(alt="")
    form = forms.CategoryForm({"name": "旅", "position": 0, "strength": "standard", "picture": image.pk})
    assert f'<a href="/admin/blog/image/{image.pk}/change/" target="_blank">' in str(form.errors["picture"])
