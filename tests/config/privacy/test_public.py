"""What readers meet where somebody's address was typed: it goes back to its sender alone, and is found by nobody."""

import pytest

from tests.factories import ArticleFactory, CommentFactory, MessageFactory
from tests.visitors import send_comment, send_message

pytestmark = pytest.mark.django_db

EMAIL = "himitsu@secret-example.com"


def test_a_form_shown_again_after_an_error_is_kept_by_no_cache(client):
    article = ArticleFactory()
    answers = [send_comment(client, article, email=EMAIL, body=""), send_message(client, email=EMAIL, body="")]
    assert [(page.status_code, page.headers["Cache-Control"], EMAIL in page.text) for page in answers] == [
        (422, "no-store", True),
        (422, "no-store", True),
    ]
    assert [EMAIL in client.get(path).text for path in (f"/{article.slug}/", "/contact/")] == [False, False]


def test_no_cookie_remembers_who_wrote(client):
    answers = [send_comment(client, ArticleFactory(), email=EMAIL), send_message(client, email=EMAIL)]
    assert [(page.status_code, page.cookies.output()) for page in answers] == [(303, ""), (303, "")]


@pytest.mark.parametrize("part", ["himitsu", "secret-example", "@secret", EMAIL])
def test_the_search_for_part_of_an_address_finds_nothing(client, part):
    CommentFactory(email=EMAIL, state="approved", article__title="契約の前に")
    MessageFactory(email=EMAIL)
    page = client.get("/search/", {"q": part})
    assert (page.status_code, "契約の前に" in page.text) == (200, False)
