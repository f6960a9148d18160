"""blog.forms: what the forms of pictures, categories, tags and authors make of what is typed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blog import forms
from blog.models import Image
from tests.factories import CategoryFactory


def errors(form):
    return {field: [error.code for error in found] for field, found in form.errors.as_data().items()}


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
