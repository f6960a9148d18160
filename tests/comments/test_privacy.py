"""A commenter's address is in no public answer, in no spelling that could be undone."""

import base64
import hashlib
import html
from urllib.parse import quote

import pytest

from comments.models import Comment
from tests.factories import CommentFactory
from tests.visitors import send_comment

pytestmark = pytest.mark.django_db

EMAIL = "Haruko.Himitsu@secret-example.com"


def spellings(email):
    for form in {email, email.lower(), email.upper(), email.strip().casefold()}:
        raw = form.encode()
        yield from (
            form,
            form[::-1],
            quote(form, safe=""),
            raw.hex(),
            form.replace("@", " at "),
            form.partition("@")[0],
        )
        yield from (base64.b64encode(raw).decode().rstrip("="), base64.b32encode(raw).decode().rstrip("="))
        yield from ("".join(f"&#{ord(c)};" for c in form), "".join(f"&#x{ord(c):x};" for c in form))
        yield from (hashlib.new(name, raw).hexdigest() for name in ("md5", "sha1", "sha224", "sha256", "sha512"))


def everything(response):
    return response.content.decode() + html.unescape(response.content.decode()) + str(response.headers.items())


def test_the_address_is_in_no_public_answer(client):
    comment = CommentFactory(state="approved", email=EMAIL)
    article = comment.article
    reply = client.get(f"/comments/{article.slug}/reply/{comment.pk}/")
    sent = send_comment(client, article, email=EMAIL)
    answers = [reply, sent, client.get(sent.url), client.get("/"), client.get(f"/{article.slug}/")]
    answers += [client.get(path) for path in ("/feed/", "/feed/atom/", "/feed.json", "/sitemap.xml", "/nowhere/")]
    answers += [client.get("/search/", {"q": "secret-example"}), client.post(f"/comments/{article.slug}/reply/1/")]
    text = "".join(everything(answer).lower() for answer in answers)
    assert [found for found in spellings(EMAIL) if found.lower() in text] == []


def test_the_digest_of_the_network_is_in_no_public_answer(client):
    comment = CommentFactory(state="approved")
    sent = send_comment(client, comment.article)
    digest = Comment.objects.latest("pk").network_hash
    assert len(digest) == 40
    assert digest not in everything(sent) + everything(client.get(sent.url))
