"""bench.posts: comments as many people send them."""

from ipaddress import ip_network

import pytest

from bench import posts
from comments.models import Comment
from tests.factories import ArticleFactory
from tests.visitors import OWN

pytestmark = pytest.mark.django_db


def test_each_comment_is_taken_in_from_a_network_of_its_own(client, settings):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")]
    ArticleFactory(slug="article-0")
    kind = "application/x-www-form-urlencoded"
    rows = posts.make(3)
    answers = [client.post(path, form, kind, headers={**OWN, "x-forwarded-for": sender}) for path, sender, form in rows]
    assert [answer.status_code for answer in answers] == [303] * 3
    assert [comment.reasons for comment in Comment.objects.all()] == [[], [], []]
    assert len({comment.network_hash for comment in Comment.objects.all()}) == 3
