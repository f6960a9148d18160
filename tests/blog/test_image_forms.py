"""blog.image_forms: what comes into the library, and what is said where it may not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blog import image_forms as forms
from blog.models import Image


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
