"""blog.pages: which texts a page reports the ads of, and to whom it does not."""

import pytest

from disclosures import counting
from lib.document import Document
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, CreativeFactory, SidebarBlockFactory

pytestmark = pytest.mark.django_db


def place(creative):
    return f'<div data-block="ad" data-creative="{creative.pk}"></div>'


def tokens(page):
    """The texts that a page reports for."""
    found = Document(page.content.decode()).css("[data-count]")
    return {tuple(counting.text_of(node.attributes["data-count"])) for node in found}


def test_a_page_names_each_of_its_texts_that_holds_ads(client):
    creative = CreativeFactory()
    author = AuthorFactory(bio=place(creative))
    article = ArticleFactory(slug="guide", author=author, body=f"<p>前書き</p>{place(creative)}")
    block = SidebarBlockFactory(kind="text", place="footer", body=place(creative))
    page = client.get("/guide/")
    assert tokens(page) == {("article", article.pk), ("author", author.pk), ("block", block.pk)}


@pytest.mark.parametrize("is_sample", [True, False])
def test_a_page_without_ads_or_with_samples_reports_nothing(client, is_sample):
    ArticleFactory(slug="guide", body=place(CreativeFactory(is_sample=True)) if is_sample else "<p>広告なし</p>")
    page = client.get("/guide/")
    assert tokens(page) == set()


def test_a_proof_reports_nothing(desk):
    article = ArticleFactory(body=place(CreativeFactory()))
    page = desk.get(f"/admin/blog/article/{article.pk}/preview/")
    assert (b"data-placement" in page.content, b"data-count" in page.content) == (True, False)


def test_a_list_reports_the_ads_of_its_introduction(client):
    category = CategoryFactory(slug="hosting", description=place(CreativeFactory()))
    assert tokens(client.get("/category/hosting/")) == {("category", category.pk)}
