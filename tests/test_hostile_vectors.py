"""No text of a stranger runs anywhere: thousands of vectors as comment, name and message, wherever one of them is shown.

What is compared is the whole page, as a browser parses it, with the page of harmless texts of the same lengths: elements
and attributes in their order. Whatever a vector made of either would be seen.
"""

import re

import pytest
from django.utils.html import escape
from post_office.models import Email
from selectolax.lexbor import LexborHTMLParser

from comments import telling
from comments.models import Comment
from contact.models import Message
from tests.comments.admin.cast import LIST, change
from tests.comments.test_feeds import entries
from tests.factories import ArticleFactory, CommentFactory, MessageFactory
from tests.vectors import bodies, vectors

pytestmark = pytest.mark.django_db

NAMES = [vector for vector in vectors() if len(vector) <= 50 and not re.search(r"\s$|[\t\n]", vector)]
INBOX = "/admin/contact/message/"
WITHOUT_HOSTS = [place for place, text in enumerate(bodies()) if "//" not in text]  # a host can be blocked by a button


def names(count):
    """So many of them, from all parts of the grammar."""
    return NAMES[:: len(NAMES) // count][:count]


def harmless(text):
    """The same lengths and lines, without a sign that means anything."""
    return re.sub(r"[^\n]", "あ", text)


def shape(page):
    """The elements in their order, with the names of their attributes. A text may hold links to plain addresses: those of
    strangers, and with nothing but their target.
    """
    found = []
    for node in LexborHTMLParser(page).css("*"):
        if node.attributes.get("rel") == "ugc nofollow noopener":
            assert (node.tag, sorted(node.attributes)) == ("a", ["href", "rel"])
            assert node.attributes["href"].startswith(("https://evil.example/", "http://www.w3.org/"))
        else:
            found.append((node.tag, *sorted(node.attributes)))
    return found


def commented(make=str, **facts):
    """An article below which stand all vectors, each `make` turns into something else."""
    article = ArticleFactory()
    texts = bodies()
    rows = zip(texts, names(len(texts)), strict=True)
    return article, Comment.objects.bulk_create(
        CommentFactory.build(article=article, body=make(text), name=make(name), **facts) for text, name in rows
    )


def test_there_are_thousands_of_vectors():
    assert (len(vectors()) > 3000, len(NAMES) > 1500, max(map(len, bodies())) <= 5000) == (True, True, True)


def test_no_comment_makes_an_element_or_an_attribute_on_the_page_of_its_article(client):
    plain, hostile = (commented(make, state="approved")[0] for make in (harmless, str))
    for page in ("/{}/", "/comments/{}/page/2/"):
        answers = [client.get(page.format(article.slug)) for article in (plain, hostile)]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert shape(answers[1].content) == shape(answers[0].content)
        assert answers[1].content.decode().count(escape("<script>")) > 20


def test_no_comment_makes_an_element_in_the_feed(client):
    article, comments = commented(state="approved")
    newest = list(reversed(comments))[:50]
    assert [name for name, _content, _link in entries(client, article)] == [comment.name for comment in newest]
    assert {tag for _name, content, _link in entries(client, article) for tag, *_names in shape(content)} == {
        *("html", "head", "body", "p", "br")
    }


def test_no_comment_makes_an_element_or_an_attribute_at_the_desk(desk):
    pages = []
    for make in (harmless, str):
        _article, comments = commented(make)
        paths = [LIST, f"{LIST}?p=2", *(change(comments[place]) for place in WITHOUT_HOSTS[::8])]
        pages.append([shape(desk.get(path).content) for path in paths])
        Comment.objects.all().delete()
    assert pages[1] == pages[0]


@pytest.mark.usefixtures("owner")
def test_no_comment_makes_a_mail_anything_but_plain_text():
    for comment in commented()[1]:
        telling.arrived(comment)
    for mail in Email.objects.all():
        message = mail.email_message().message()
        assert (mail.html_message, message.get_content_type(), message.is_multipart()) == ("", "text/plain", False)
        assert sorted(message.keys()) == sorted(
            ["Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To", "Date", "Message-ID"]
            + ["Auto-Submitted"]
        )


def test_no_message_makes_an_element_or_an_attribute_in_the_inbox(desk):
    pages = []
    for make in (harmless, str):
        rows = zip(bodies(), names(len(bodies())), strict=True)
        messages = [
            MessageFactory(name=make(name), body=make(text), answers={"company": make(name)}) for text, name in rows
        ]
        paths = [INBOX, f"{INBOX}?p=2", *(f"{INBOX}{message.pk}/change/" for message in messages[::20])]
        pages.append([shape(desk.get(path).content) for path in paths])
        Message.objects.all().delete()
    assert pages[1] == pages[0]
