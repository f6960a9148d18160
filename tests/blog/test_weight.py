"""What a reader's browser fetches of a long article, its pictures left out: few files, and little in them."""

import gzip
import random
from pathlib import Path
from urllib.parse import unquote

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from blog.prefetch import TEXT
from lib.document import Document
from tests.factories import ArticleFactory, CommentFactory, ImageFactory

pytestmark = pytest.mark.django_db
MOST = 45 * 1024
LETTERS = (
    "".join(map(chr, range(0x3042, 0x3094)))
    + "、。料金解約契約更新日月額初期費用証明書設定手順比較表回線速度障害連絡窓口申込期限確認書類支払方法"
)


@pytest.fixture
def page(client):
    """Six thousand characters that repeat nothing, a figure, and twenty comments."""
    chance = random.Random(6)
    texts = ["".join(chance.choices(LETTERS, k=300)) for _paragraph in range(20)]
    figure = f'<figure data-block="figure" data-image="{ImageFactory().pk}"></figure>'
    body = figure + "".join(f"<h2>{text[:12]}</h2><p>{text}</p>" for text in texts)
    article = ArticleFactory(slug="guide", body=body)
    CommentFactory.create_batch(20, article=article, state="approved", body="".join(chance.choices(LETTERS, k=120)))
    return client.get("/guide/").content


def fetched(page):
    """The addresses of files that a browser asks for because they stand in the page."""
    document = Document(page.decode())
    links = [node.attributes["href"] for node in document.css('link[rel="stylesheet"], link[rel="icon"]')]
    sources = [node.attributes["src"] for node in document.css("script[src], iframe[src], embed[src]")]
    drawn = [node.attributes["href"] for node in document.css("use[href]")]
    return [address for address in links + sources + drawn if not address.startswith("data:")]


def test_an_article_asks_for_one_style_sheet_and_one_module(page):
    assert fetched(page) == ["/static/css/reader.css", "/static/js/reader.js"]


def test_a_long_article_weighs_at_most_45_kilobytes(page):
    files = [Path(finders.find(address.removeprefix(settings.STATIC_URL))).read_bytes() for address in fetched(page)]
    sizes = [len(gzip.compress(page)), len(TEXT), *(len(brotli.compress(file, quality=10)) for file in files)]
    assert sum(sizes) <= MOST


def test_the_icon_in_the_page_is_that_of_the_file(page):
    icon = Document(page.decode()).css('link[rel="icon"]')[0].attributes["href"]
    drawn = (Path(settings.BASE_DIR) / "static/img/icon.svg").read_text().strip()
    assert unquote(icon.removeprefix("data:image/svg+xml,")) == drawn.replace('"', "'")
