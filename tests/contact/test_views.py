"""contact.views: what a visitor's message must be, what becomes of it, and everything that may come instead."""

import re
from hashlib import sha256

import pytest
from django.utils import timezone
from post_office.models import Email

from contact.addresses import report_address
from contact.models import Message
from disclosures.models import ClaimHit
from tests.factories import ArticleFactory, DraftFactory, SiteFactory
from tests.visitors import MESSAGE, OWN, send_message, ticket

pytestmark = pytest.mark.django_db

TYPED = {name: value for name, value in MESSAGE.items() if name != "consent"}


def step(response):
    """Which of the three steps the page marks as the present one."""
    steps = re.findall(r"<li( aria-current=\"step\")?>", response.content.decode().partition('class="progress"')[2])
    return [number for number, mark in enumerate(steps[:3], 1) if mark]


def test_the_form_is_the_same_for_every_reader(client):
    page = client.get("/contact/")
    text = page.content.decode()
    assert (page.status_code, page.cookies, step(page)) == (200, {}, [1])
    assert ("Cookie" in page.get("Vary", ""), "csrf" in text) == (False, False)
    assert '<input type="hidden" name="ticket" id="id_ticket">' in text
    assert len(re.findall(r'<input type="radio"', text)) == 4


@pytest.mark.parametrize(
    ("address", "begins"), [("/contact/", "ご質問"), ("/en/contact/", "Questions, requests for work")]
)
def test_search_engines_are_told_what_the_form_is_for(client, address, begins):
    (said,) = re.findall(r'<meta name="description" content="([^"]*)"', client.get(address).content.decode())
    assert said.startswith(begins)


def test_the_form_names_its_one_address_and_its_other_language(client):
    seo = client.get("/contact/?topic=work").context["seo"]
    assert (seo.canonical, seo.alternates, seo.noindex) == ("https://blog.example.jp/contact/", (), True)
    SiteFactory()
    ArticleFactory(language="en")
    assert client.get("/contact/").context["seo"].alternates == (
        ("ja", "https://blog.example.jp/contact/"),
        ("en", "https://blog.example.jp/en/contact/"),
    )


def test_a_message_is_stored_as_it_was_written(client):
    send_message(client, page="https://blog.example.jp/cancel/")
    message = Message.objects.get()
    assert {name: getattr(message, name) for name in TYPED} == TYPED
    assert (message.state, message.reasons) == ("new", [])
    assert message.answers == {"page": "https://blog.example.jp/cancel/"}
    assert (timezone.now() - message.consented_at).total_seconds() < 60


@pytest.mark.parametrize("field", ["name", "email", "body"])
@pytest.mark.parametrize("blank", ["", "   ", "\u3000\u3000", "\u200b", "\u3164"])
def test_a_blank_field_is_told_beside_it_and_the_rest_is_kept(client, field, blank):
    response = send_message(client, **{field: blank})
    text = response.content.decode()
    assert (response.status_code, Message.objects.count()) == (422, 0)
    assert f'id="id_{field}_error"' in text
    assert not [value for name, value in TYPED.items() if name != field and value not in text]


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("name", "竹" * 51),
        ("name", "竹野\r\nBcc: x@evil.example"),
        ("name", "竹野\u2028Bcc: x@evil.example"),
        ("email", "a@x.example;b@y.example"),
        ("email", "Name <a@x.example>"),
        ("email", "-oQ/tmp -X/tmp/x"),
        ("email", "a@x.example\r\nBcc: b@y.example"),
        ("body", "あ" * 10_001),
        ("body", "赤\x1b[31m"),
        ("page", "javascript:alert(1)"),
        ("topic", "nothing"),
    ],
)
def test_a_bad_field_is_told_beside_it(client, field, bad):
    response = send_message(client, **{field: bad})
    assert (response.status_code, Message.objects.count(), Email.objects.count()) == (422, 0, 0)
    assert f'id="id_{field}_error"' in response.content.decode()


def test_consent_is_asked_for(client):
    response = send_message(client, consent="")
    assert (response.status_code, 'id="id_consent_error"' in response.content.decode()) == (422, True)


@pytest.fixture
def privacy():
    return ArticleFactory(page_type="policy", slug="privacy", body="<p>個人情報の取り扱い</p>")


def version(article):
    digest = sha256(article.body.encode()).hexdigest()[:12]
    return f"{timezone.localdate(article.updated_at):%Y-%m-%d} {digest}"


def test_the_wording_that_was_accepted_is_recorded(client, privacy):
    text = client.get("/contact/").content.decode()
    assert ('href="/privacy/"' in text, f'name="policy" value="{version(privacy)}"' in text) == (True, True)
    send_message(client, policy=version(privacy))
    assert Message.objects.get().policy_version == version(privacy)


def test_consent_to_a_wording_that_was_replaced_meanwhile_is_asked_for_again(client, privacy):
    response = send_message(client, policy="2020-01-01 0123456789ab")
    text = response.content.decode()
    assert (response.status_code, 'id="id_consent_error"' in text, Message.objects.count()) == (422, True, 0)
    assert f'name="policy" value="{version(privacy)}"' in text
    assert re.findall(r'<input type="checkbox" name="consent"[^>]* checked', text) == []


def test_a_draft_of_the_policy_is_no_policy(client):
    DraftFactory(page_type="policy", slug="privacy")
    send_message(client)
    assert Message.objects.get().policy_version == ""


def test_an_expression_is_reported_with_its_article_filled_in(client):
    article = ArticleFactory(slug="解約", title="解約の手順")
    text = client.get(report_address(article)).content.decode()
    address = f"https://blog.example.jp{article.get_absolute_url()}"
    assert ("「解約の手順」" in text, f'value="{address}"' in text) == (True, True)
    assert re.search(r'<input type="radio" name="topic" value="expression"[^>]* checked', text)
    send_message(client, topic="expression", article="解約の手順", quote="日本一安い", wrong="unfounded")
    message = Message.objects.get()
    assert (message.topic, message.article) == ("expression", article)
    assert message.answers == {"article": "解約の手順", "quote": "日本一安い", "wrong": "unfounded"}
    (hit,) = ClaimHit.objects.all()
    assert (hit.origin, hit.source_id, hit.words, hit.state) == ("reader", article.pk, "日本一安い", "open")
    assert message.reference in hit.remark


def test_an_article_that_nobody_may_read_is_not_told(client):
    DraftFactory(slug="hidden", title="まだ秘密の題")
    assert "まだ秘密の題" not in client.get("/contact/?topic=expression&article=hidden").content.decode()
    send_message(client, topic="expression", article="hidden", quote="安い", wrong="false")
    assert (Message.objects.get().article, ClaimHit.objects.count()) == (None, 0)


def test_the_owner_is_told_and_answers_the_visitor(client, owner):
    send_message(client)
    (mail,) = Message.objects.get().mails.all()
    headers = {"Reply-To": MESSAGE["email"], "Auto-Submitted": "auto-generated"}
    assert (mail.to, mail.headers) == ([owner.email], headers)
    assert mail.from_email == "shirushi@blog.example.jp"


def test_nothing_is_ever_sent_to_the_visitor(client, owner):
    send_message(client)
    assert [mail.to for mail in Email.objects.all()] == [[owner.email]]


def test_without_anybody_to_tell_the_message_is_stored_all_the_same(client):
    assert send_message(client).status_code == 303
    assert (Message.objects.count(), Email.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    "name", ["%0d%0aBcc: x@evil.example", "=?utf-8?q?a=0ABcc:x?=", "{{7*7}}", "%(x)s", "{0.__class__}"]
)
def test_a_hostile_name_makes_no_header(client, owner, name):
    send_message(client, name=name)
    (mail,) = Email.objects.all()
    message = mail.email_message().message()
    assert (message["To"], message["Bcc"], message["Cc"]) == (owner.email, None, None)
    assert name in message.get_payload(decode=True).decode()


@pytest.mark.parametrize(("seconds", "trap"), [(0, ""), (40, "https://pills.example")])
def test_what_a_program_sends_is_kept_as_spam_with_the_same_answer(client, owner, seconds, trap):
    response = send_message(client, seconds=seconds, website=trap)
    message = Message.objects.get()
    assert (response.status_code, response.url) == (303, f"/contact/done/{message.reference}/")
    assert (message.state, Email.objects.count()) == ("spam", 0)


def test_one_network_is_asked_to_wait_and_its_text_is_kept(client, settings):
    settings.GUARD_RATES = {**settings.GUARD_RATES, "contact": (5, 600)}
    sent = [send_message(client, body=f"質問 その{number}") for number in range(7)]
    text = sent[-1].content.decode()
    assert [answer.status_code for answer in sent] == [303] * 5 + [429] * 2
    assert (sent[-1]["Retry-After"], step(sent[-1]), "質問 その6" in text, 'role="alert"' in text) == (
        "600",
        [2],
        True,
        True,
    )


@pytest.mark.parametrize("origin", ["null", "https://evil.example", "http://testserver.evil.example"])
def test_a_form_on_another_site_is_refused(client, origin):
    assert send_message(client, headers={"origin": origin}).status_code == 403
    assert Message.objects.count() == 0


def test_a_request_that_hides_its_origin_is_noted(client):
    send_message(client, headers={})
    assert Message.objects.get().reasons == ["origin"]


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_only_a_post_sends(client, method):
    assert (getattr(client, method)("/contact/").status_code, Message.objects.count()) == (405, 0)


def test_looking_writes_nothing(client):
    client.get("/contact/", MESSAGE)
    assert Message.objects.count() == 0


def test_fields_that_are_not_in_the_form_count_for_nothing(client, owner):
    send_message(client, state="closed", assignee=owner.pk, reference="M-AAAAAA", policy_version="forged")
    message = Message.objects.get()
    assert (message.state, message.assignee, message.policy_version) == ("new", None, "")
    assert message.reference != "M-AAAAAA"


def test_the_form_has_an_address_in_english(client):
    page = client.get("/en/contact/")
    assert (page["Content-Language"], 'action="/en/contact/"' in page.content.decode()) == ("en", True)
    written = client.post("/en/contact/", {**MESSAGE, "ticket": ticket("contact")}, headers=OWN)
    sent = client.post(written.url, headers=OWN)
    assert (written.url[:18], sent.url) == (
        "/en/contact/check/",
        f"/en/contact/done/{Message.objects.get().reference}/",
    )
    assert report_address(ArticleFactory(language="en")).startswith("/en/contact/?")


def test_no_receipt_for_a_number_that_was_never_given(client):
    assert client.get("/contact/done/M-ZZZZZZ/").status_code == 404
