"""blog.forms: what the forms of categories, tags and authors make of what is typed."""

import pytest

from blog import forms
from tests.factories import CategoryFactory


def errors(form):
    return {field: [error.code for error in found] for field, found in form.errors.as_data().items()}


@pytest.mark.django_db
def test_a_category_gets_an_address_from_its_name():
    CategoryFactory(slug="旅")
    form = forms.CategoryForm({"name": "旅", "position": 0})
    assert (form.is_valid(), form.cleaned_data.get("slug")) == (True, "旅-2")
