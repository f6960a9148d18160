"""blog.advice: what would be better, told with its place and never in the way."""

import pytest

from blog import publishing
from blog.advice import ADVISABLE, PARAGRAPH_MOST
from blog.models import Image
from blog.obstacles import Proof, found
from tests.factories import DraftFactory

pytestmark = pytest.mark.django_db

LINK = '<p><a href="/about/">私について</a></p>'
LONG = "あ" * (PARAGRAPH_MOST + 1)


def draft(**changes):
    picture = Image.objects.create(file="images/a.webp", width=1, height=1, alt="机")
    return DraftFactory(**{"description": "あ" * 60, "picture": picture, "body": LINK, **changes})


def advice(article):
    return [(one.code, one.anchor, one.number) for one in found(ADVISABLE, Proof(article))]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"title": "あ" * 41}, [("title_long", "title", 0)]),
        ({"description": ""}, [("description", "description", 0)]),
        ({"description": "あ" * 121}, [("description_long", "description", 0)]),
        ({"description": "短い。"}, [("description_short", "description", 0)]),
        ({"picture": None}, [("picture", "picture", 0)]),
        ({"picture": None, "page_type": "about", "body": "<p>私。</p>"}, []),
        ({"body": '<p><a href="https://ja.wordpress.org/">外へ</a></p>'}, [("no_link", "body", 0)]),
        ({"body": '<p><a href="//evil.example/">外へ</a></p>'}, [("no_link", "body", 0)]),
        ({"body": '<p><a href="https://blog.example.jp/a/">中へ</a></p>'}, []),
        ({"body": '<div data-block="card" data-article="1"></div>'}, []),
        ({"body": f"<h2>一</h2><h4>二</h4><h3>三</h3>{LINK}"}, [("heading", "body", 1)]),
        ({"body": f"<h3>一</h3>{LINK}"}, [("heading", "body", 0)]),
        ({"body": f"{LINK}<p>{LONG}</p>"}, [("paragraph", "body", 1)]),
        ({"body": LINK + f"<p>{LONG}</p>" * 9}, [("paragraph", "body", number) for number in (1, 2, 3)]),
    ],
)
def test_a_text_gets_the_advice_that_it_needs(changes, expected):
    assert advice(draft(**changes)) == expected


def test_advice_stands_in_nobodys_way():
    article = draft(description="", picture=None, body="<h4>一</h4>")
    assert (len(advice(article)), publishing.obstacles(article)) == (4, [])
