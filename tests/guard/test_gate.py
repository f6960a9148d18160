"""guard.gate: what visitors' forms refuse before anything reads it."""

import pytest

from guard.gate import MOST_BYTES
from tests.factories import ArticleFactory
from tests.visitors import OWN, send_comment, send_message

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("address", ["/contact/", "/en/contact/", "/comments/guide/"])
def test_a_form_of_megabytes_is_refused_and_not_repeated(client, address):
    ArticleFactory(slug="guide")
    answer = client.post(address, b"body=" + b"<" * MOST_BYTES, content_type=FORM, headers=OWN)
    assert (answer.status_code, len(answer.content) < 20_000) == (400, True)


def test_a_text_that_is_too_long_comes_back_to_be_shortened(client):
    long = "長い文章" * 6_000
    answers = [send_message(client, body=long), send_comment(client, ArticleFactory(), body=long)]
    assert [(answer.status_code, long in answer.content.decode()) for answer in answers] == [(422, True), (422, True)]
