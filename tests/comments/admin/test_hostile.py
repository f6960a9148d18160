"""Hostile text at the desk: it is plain text in the list, on its page, in messages and in the question before deleting."""

import html
import itertools
import re
from html.parser import HTMLParser

import pytest

from comments import moderation
from tests.comments.admin.cast import LIST, change, decide
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db

OPENINGS = ["", '">', "'>", "</pre>", "</bdi>", "</textarea>", "</title>", "</script>", "-->", "]]>", "{{", "{%", "\\"]
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<iframe srcdoc='<script>alert(1)</script>'>",
    '" autofocus onfocus="alert(1)',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "＜script＞alert(1)＜/script＞",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "7*7}} {% debug %}",
]
VECTORS = ["".join(pair) for pair in itertools.product(OPENINGS, PAYLOADS)]


class Page(HTMLParser):
    """The elements and attributes that a page really has, and its text."""

    def __init__(self, page):
        super().__init__()
        self.scripts, self.handlers, self.text = 0, [], []
        self.feed(page.content.decode())

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        is_own = named.get("src") or named.get("type") == "importmap"
        self.scripts += tag in {"iframe", "math", "object", "embed"} or (tag == "script" and not is_own)
        self.handlers += [name for name, _value in attrs if name.startswith("on")]
        self.handlers += [value for value in named.values() if (value or "").lower().startswith("javascript:")]

    def handle_data(self, data):
        self.text.append(data)


def is_harmless(page):
    found = Page(page)
    return (found.scripts, found.handlers) == (0, [])


def test_no_vector_runs_in_the_list(desk):
    article = ArticleFactory(title="<img src=x onerror=alert(1)>")
    for start in range(0, len(VECTORS), 50):
        for vector in VECTORS[start : start + 50]:
            CommentFactory(article=article, name=vector[:50], body=vector, reasons=[f"blocked:word:{vector}", vector])
        page = desk.get(LIST)
        assert is_harmless(page)
        assert [
            vector for vector in VECTORS[start : start + 50] if html.escape(vector) not in page.content.decode()
        ] == []
        type(article.comments.first()).objects.all().delete()


@pytest.mark.parametrize("vector", VECTORS[::7])
def test_no_vector_runs_on_the_page_in_messages_or_before_deleting(desk, second, vector):
    head = CommentFactory(name=vector[:50], body=vector, state="approved")
    comment = CommentFactory(article=head.article, parent=head, name=vector[:50], body=vector)
    second.last_name = vector[:100]
    moderation.decide({comment.pk: "pending"}, "trash", by=second, reason=vector[:200])
    pages = [
        desk.get(change(comment)),
        decide(desk, "approved", CommentFactory.build(pk=comment.pk, state="pending")),
        desk.post(change(comment), {"decide": "reply", "seen": "trash", "key": "1", "answer": vector * 90}),
        desk.get(f"{LIST}{comment.pk}/delete/"),
    ]
    assert [is_harmless(page) for page in pages] == [True] * 4


@pytest.mark.parametrize("name", ["\u202egnp.exe", "\u2067ab\u2066", "שלום עליכם", "\u200fa", "a\u0301" * 25])
def test_a_name_written_from_right_to_left_stays_within_its_own_place(desk, name):
    comment = CommentFactory(name=name, body=f"{name}\n二行目")
    reply = CommentFactory(article=comment.article, parent=comment, name=name)
    for path in (LIST, change(comment), change(reply)):
        text = desk.get(path).content.decode()
        before = [text[: found.start()] for found in re.finditer(re.escape(name), text)]
        assert [text.endswith(("<bdi>", 'dir="auto">')) for text in before] == [True] * max(len(before), 2)


def test_control_characters_and_line_breaks_are_shown_as_they_are(desk):
    comment = CommentFactory(body="\x1b[31m赤\n二行目")
    for path in (LIST, change(comment)):
        assert "\x1b[31m赤\n二行目" in desk.get(path).content.decode()
