"""blog.description_field: the length of a description, and how the page looks elsewhere."""

import pytest

from blog.models import Image
from lib.document import Document
from tests.factories import DraftFactory

pytestmark = pytest.mark.django_db


def shown(desk, article):
    page = Document(desk.get(f"/admin/blog/article/{article.pk}/change/").content.decode())
    texts = [node.text() for node in page.css("[data-shown]")]
    return texts, [node.attributes.get("src") for node in page.css(".card-preview img")]


def test_the_previews_show_what_was_saved(desk):
    face = Image.objects.create(file="images/face.webp", width=1, height=1, alt="机")
    draft = DraftFactory(title="題", slug="dai", description="説明。", picture=face)
    assert shown(desk, draft) == (["dai", "題", "説明。", "題"], [face.thumb["src"]])


def test_without_a_description_the_beginning_of_the_text_stands_there(desk):
    draft = DraftFactory(title="題", slug="dai", body=f"<p>{'あ' * 200}</p>")
    assert shown(desk, draft) == (["dai", "題", "あ" * 119 + "…", "題"], [None])
