"""What strangers may try with the contact form: refused with a sentence, or stored as it is; never cut, run or lost."""

import html
import time
from urllib.parse import urlencode

import pytest
from post_office.models import Email

from contact.models import Message, Unsent
from tests.visitors import MESSAGE, OWN, send_message, ticket, write_message

pytestmark = pytest.mark.django_db

VECTORS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "javascript:alert(1)",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--><script>alert(1)</script>",
    "<math><style></math><img src onerror=alert(1)>",
]
FOREIGN = [
    "𠮷野家で👨‍👩‍👧と葛󠄀",
    "か゛は゜",
    "مرحبا بالعالم",
    "ｶﾞｷﾞｸﾞ",
    "<b>太字</b>",
    "{{7*7}} {% debug %} %(x)s {0.__class__}",
]
BREAKS = ["\r\n", "\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\0"]


def raw(client, body, kind="application/x-www-form-urlencoded"):
    return client.post("/contact/", body, content_type=kind, headers=OWN)


def test_a_megabyte_is_refused_in_less_than_a_second(client):
    begun = time.thread_time()
    answer = write_message(client, body="x" * 1_000_000)
    assert (answer.status_code, Unsent.objects.count(), time.thread_time() - begun < 1) == (400, 0, True)


@pytest.mark.parametrize("length", [10_001, 65_536, 100_000])
def test_a_text_that_is_too_long_is_refused_whole_with_its_markup_open(client, length):
    text = ("<b><a href='" * length)[:length]
    answer = write_message(client, body=text)
    assert (answer.status_code, Unsent.objects.count()) == (422, 0)
    assert html.escape(text) in answer.content.decode()


@pytest.mark.parametrize("text", FOREIGN)
def test_text_of_every_script_is_shown_stored_and_mailed_as_it_was_typed(client, owner, text):
    written = write_message(client, name=text, body=text, company=text, topic="work")
    shown = html.unescape(client.get(written.url).content.decode())
    client.post(written.url, headers=OWN)
    message, mail = Message.objects.get(), Email.objects.get()
    assert (message.name, message.body, message.answers) == (text, text, {"company": text})
    assert (shown.count(text), mail.message.count(text)) == (3, 3)


@pytest.mark.parametrize(
    "bad", [b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", "コメント".encode("shift_jis"), b"%00", b"%ff"]
)
def test_bytes_that_are_no_text_break_nothing(client, bad):
    fields = {**MESSAGE, "ticket": ticket("contact"), "name": "", "website": "", "quote": ""}
    body = urlencode(fields).encode()
    for name in (b"name=", b"website=", b"quote="):
        body = body.replace(name, name + bad)
    answer = raw(client, body)
    assert answer.status_code in {303, 422}
    if answer.status_code == 303:
        assert client.post(answer.url, headers=OWN).status_code == 303


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_that_was_typed_runs_on_any_page_of_the_form(client, vector):
    typed = {
        "name": vector,
        "body": vector,
        "topic": "expression",
        "article": vector,
        "quote": vector,
        "wrong": "false",
    }
    written = write_message(client, **typed)
    pages = [
        client.get(written.url),
        client.get(written.url.replace("/check/", "/write/")),
        write_message(client, **typed, consent=""),
    ]
    assert [page.status_code for page in pages] == [200, 200, 422]
    for page in pages:
        text = page.content.decode().partition("<main")[2]
        assert ("<script>" in text, "<svg onload" in text, "<img src" in text, "<iframe" in text) == (False,) * 4
        assert html.escape(vector) in text


@pytest.mark.parametrize("name", ["name", "email", "company", "deadline"])
@pytest.mark.parametrize("line_break", BREAKS, ids=ascii)
def test_a_line_break_in_one_line_is_refused_and_mailed_to_nobody(client, owner, name, line_break):
    answer = send_message(client, topic="work", **{name: f"takeno@example.com{line_break}Bcc: x@evil.example"})
    assert (answer.status_code, Email.objects.count(), Message.objects.count()) == (422, 0, 0)


@pytest.mark.parametrize(
    "address",
    [
        "a@x.example,b@y.example",
        "a@x.example;b@y.example",
        "a@x.example b@y.example",
        "Name <a@x.example>",
        "<a@x.example>",
        '"a b"@x.example',
        "-oQ/tmp -X/var/www/x.php",
        "-x@x.example",
        "a@x.example%0d%0aBcc:b@y.example",
        "a@[127.0.0.1]",
        "a@b@c.example",
        "a@" + "x" * 300 + ".example",
    ],
)
def test_only_one_plain_address_is_taken(client, address):
    answer = send_message(client, email=address)
    assert (answer.status_code, 'id="id_email_error"' in answer.content.decode(), Message.objects.count()) == (
        422,
        True,
        0,
    )


def test_what_is_shown_again_is_in_no_cache(client):
    pages = [write_message(client, name=""), client.get(write_message(client).url)]
    assert [(MESSAGE["email"] in page.content.decode(), page["Cache-Control"]) for page in pages] == [
        (True, "no-store")
    ] * 2


def test_an_address_never_stands_in_an_address(client):
    written = write_message(client)
    sent = client.post(written.url, headers=OWN)
    assert [MESSAGE["email"].partition("@")[0] in url for url in (written.url, sent.url)] == [False, False]


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "application/xml", "multipart/form-data; boundary=x"]
)
def test_what_is_no_form_is_no_message(client, kind):
    answer = raw(client, b'{"name": "x"}<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>', kind)
    assert (answer.status_code in {400, 415, 422}, Unsent.objects.count()) == (True, 0)


def test_a_thousand_fields_are_a_form_with_some_too_many(client):
    answer = write_message(client, **{f"field{number}": "x" for number in range(1000)})
    assert answer.status_code == 303
    assert set(Unsent.objects.get().typed) == set(MESSAGE) | {
        *("page", "company", "deadline", "article", "quote", "wrong", "policy", "website", "ticket", "work")
    }


def test_an_article_may_be_named_by_anything_and_is_only_text(client, owner):
    send_message(client, topic="expression", article="javascript:alert(1)//\u202e", quote="x", wrong="false")
    message = Message.objects.get()
    assert (message.article, message.answers["article"]) == (None, "javascript:alert(1)//\u202e")
