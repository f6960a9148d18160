"""contact.about: the article that somebody means, found by address, slug or title."""

import pytest

from contact import about
from tests.factories import ArticleFactory, DraftFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "said",
    [
        "解約",
        "/解約/",
        "https://blog.example.jp/解約/",
        "https://blog.example.jp/%E8%A7%A3%E7%B4%84/?utm_source=x#section-2",
        "解約の手順",
        "  解約の手順\n",
    ],
)
def test_an_article_is_found_by_its_address_or_its_title(said):
    article = ArticleFactory(slug="解約", title="解約の手順")
    assert about.article(said) == article


@pytest.mark.parametrize(
    "said",
    [
        "",
        "nowhere",
        "x" * 100_000,
        "\0",
        "%00",
        "1 OR 1=1",
        "http://[",
        "https://evil.example/解約/",
        "javascript:解約",
        "//evil.example/解約/",
        "hidden",
        "まだ秘密の題",
        "同じ題",
    ],
)
def test_no_article_is_made_up(said):
    ArticleFactory(slug="解約")
    DraftFactory(slug="hidden", title="まだ秘密の題")
    ArticleFactory.create_batch(2, title="同じ題")
    assert about.article(said) is None
