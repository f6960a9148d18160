"""What strangers may try with the form for comments: refused with a sentence, or stored as it is; never cut, run or lost."""

import html
import time
from urllib.parse import urlencode

import pytest

from comments import moderation
from comments.models import Comment
from tests.factories import ArticleFactory
from tests.visitors import COMMENT, OWN, send_comment, ticket

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
BROKEN = [b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"%00", b"%ff", b"%ed%b0%80"]


@pytest.fixture
def article():
    return ArticleFactory()


def test_a_megabyte_is_refused_in_less_than_a_second_and_the_next_comment_is_taken(client, article):
    begun = time.thread_time()
    assert send_comment(client, article, body="x" * 1_000_000).status_code == 400
    assert time.thread_time() - begun < 1
    assert send_comment(client, article).status_code == 303


@pytest.mark.parametrize("length", [5001, 65_536, 100_000])
def test_a_text_that_is_too_long_is_refused_whole_with_its_markup_open(client, article, length):
    text = ("<b><a href='" * length)[:length]
    answer = send_comment(client, article, body=text)
    assert (answer.status_code, Comment.objects.count()) == (422, 0)
    assert html.escape(text) in answer.content.decode()


@pytest.mark.parametrize("text", ["𠮷野家で👨‍👩‍👧と葛󠄀", "☕️と☕︎", "👍🏽🏳️‍🌈", "ば゛ぱ゜", "神\ufe00\ufa19"])
def test_text_of_every_script_is_shown_as_it_was_typed(client, owner, article, text):
    send_comment(client, article, name=text, body=text)
    moderation.decide({Comment.objects.get().pk: "pending"}, "approved", by=owner)
    page = client.get(article.get_absolute_url()).content.decode()
    assert (f"<bdi>{text}</bdi>" in page, f"<p>{text}</p>" in page) == (True, True)


def test_a_letter_typed_with_its_mark_apart_is_the_same_letter(client, article):
    send_comment(client, article, name="か\u3099く", body="は\u309aん")
    assert Comment.objects.values_list("name", "body").get() == ("がく", "ぱん")


def test_400_marks_on_one_letter_stand_on_it_no_higher_than_a_line(client, article):
    flood = "\u0335\u0489\u0301\u200d" * 100
    send_comment(client, article, name=f"は{flood[:100]}るこ", body=f"は{flood}い")
    stored = Comment.objects.get()
    visible = [text.replace("\u200d", "") for text in (stored.name, stored.body)]
    assert [len(text) for text in visible] == [3 + 6, 2 + 6]


@pytest.mark.parametrize("field", ["name", "email", "body", "parent", "proof", "ticket", "work", "website"])
@pytest.mark.parametrize("bad", [*BROKEN, "コメント".encode("shift_jis")], ids=ascii)
def test_bytes_that_are_no_text_break_nothing_in_any_field(client, article, field, bad):
    fields = {
        **COMMENT,
        "parent": "",
        "proof": "",
        "work": "",
        "website": "",
        "ticket": ticket(f"comment:{article.pk}"),
    }
    body = urlencode({**fields, field: ""}).encode().replace(f"{field}=".encode(), f"{field}=".encode() + bad)
    answer = client.post(f"/comments/{article.slug}/", body, content_type=FORM, headers=OWN)
    assert answer.status_code in {200, 303, 422}
    assert not [text for row in Comment.objects.values("name", "body") for text in row.values() if "\0" in text]


@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "text/plain",
        "multipart/form-data; boundary=x",
        f"{FORM}; charset=shift_jis",
        "multipart/form-data",
    ],
)
def test_what_is_no_form_is_no_comment(client, article, kind):
    answer = client.post(f"/comments/{article.slug}/", b'{"name": "x"}', content_type=kind, headers=OWN)
    assert (answer.status_code in {400, 415, 422}, Comment.objects.count()) == (True, 0)


def test_while_one_network_has_to_wait_its_readers_do_not(client, article, settings):
    settings.GUARD_RATES = {**settings.GUARD_RATES, "comment": (1, 600)}
    answers = [send_comment(client, article, body=f"その{number}").status_code for number in range(2)]
    read = client.get(article.get_absolute_url(), REMOTE_ADDR="192.0.2.1").status_code
    assert (answers, read) == ([303, 429], 200)


def test_all_addresses_of_one_line_are_one_network(client, article, settings):
    settings.GUARD_RATES = {**settings.GUARD_RATES, "comment": (1, 600)}
    hosts = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"]
    sent = [send_comment(client, article, body=f"{host}から", address=host).status_code for host in hosts]
    assert sent == [303, 429, 303]
