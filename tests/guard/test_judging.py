"""guard.forms: a submission is judged as a whole, by every form alike, at a fixed price."""

import time
from dataclasses import replace

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from blog.link_reports import LinkReportForm
from comments.forms import CommentForm, CommentReportForm
from comments.models import Comment
from contact.forms import ContactForm
from contact.models import Message
from disclosures.models import LinkReport
from guard import blocking, learning, traces
from guard.checks import PLAIN, judge
from guard.forms import GuardedForm
from guard.models import Policy
from guard.senders import Origin, Sender
from guard.tokens import tokens
from guard.traces import Gist
from guard.unmasked import unmask
from tests.factories import ArticleFactory, CommentFactory, RenderingFactory
from tests.visitors import COMMENT, MESSAGE, OWN, proved, send_comment, send_message, ticket

pytestmark = pytest.mark.django_db
SENDER = Sender(network="0f" * 20, origin=Origin.OWN)
ENGLISH = "I really enjoyed this article, thank you."


def comment_form(**typed):
    article = typed.pop("article", None) or ArticleFactory()
    form = CommentForm({**COMMENT, **proved(ticket(f"comment:{article.pk}")), **typed}, article=article)
    assert form.is_valid()
    return form


def judged(form):
    return form.judge(SENDER, form.ask(SENDER, Comment))


@pytest.mark.parametrize("rows", [1, 3])
def test_judging_takes_one_query_whatever_is_known(rows, django_assert_num_queries):
    for number in range(rows):
        blocking.block("word", f"長い言葉{number}")
        learning.learn("comment", number, COMMENT["body"], False)
        traces.leave("comment", SENDER.network, Gist.of(COMMENT["body"]))
    form = comment_form()
    with django_assert_num_queries(1):
        verdict = judged(form)
    assert verdict.score == (5 if rows == 3 else 0)


def test_the_third_time_the_same_text_is_noted_whoever_sends_it(client):
    body = "今だけ、誰でも簡単に稼げる方法を教えます。"
    articles = ArticleFactory.create_batch(3)
    for number, article in enumerate(articles):
        send_comment(client, article, body=f"{body} http://a.example/{number}", address=f"192.0.2.{number}")
    noted = [row.reasons for row in Comment.objects.order_by("pk")]
    assert noted == [["link"], ["link"], ["link", "repeated"]]


def test_thanks_in_the_same_words_are_no_repeated_text(client):
    for number, article in enumerate(ArticleFactory.create_batch(3)):
        send_comment(client, article, body="ありがとうございます！", address=f"192.0.2.{number}")
    assert [row.reasons for row in Comment.objects.all()] == [[], [], []]


@pytest.mark.parametrize(("language", "reasons"), [("ja", ["language"]), ("en", [])])
def test_english_is_at_home_under_english_articles(client, language, reasons):
    send_comment(client, ArticleFactory(language=language), body=ENGLISH, name="Tom")
    assert Comment.objects.get().reasons == reasons


def test_the_owner_may_welcome_every_language_everywhere(client):
    Policy.objects.create(other_languages=True)
    send_comment(client, ArticleFactory(), body=ENGLISH, name="Tom")
    assert Comment.objects.get().reasons == []


def test_a_message_like_earlier_spam_is_noted_and_with_a_second_sign_spam(client, owner):
    pitch = "SEO対策で検索順位の一位を保証いたします。まずは無料診断をご利用ください。"
    for number in range(learning.LEAST):
        learning.learn("contact", f"s{number}", f"{pitch} その{number}", True)
        learning.learn("contact", f"f{number}", f"解約の締め切りについて教えてください。{number}", False)
    send_message(client, body=pitch)
    send_message(client, body=f"{pitch} https://seo.example/")
    rows = [(row.state, row.reasons) for row in Message.objects.order_by("pk")]
    assert rows == [("new", ["like-spam"]), ("spam", ["link", "like-spam"])]


def test_a_report_about_a_link_is_judged_like_everything_else(client):
    ArticleFactory(slug="guide")
    typed = {"article": "guide", "link": "", "body": "[url=http://casino.example]x[/url] をどうぞ http://b.example"}
    client.post("/ads/report/", {**typed, **proved(ticket("link")), "website": ""}, headers=OWN)
    assert [(row.state, row.reasons) for row in LinkReport.objects.all()] == [("new", ["link", "markup"])]


@pytest.mark.parametrize("work", ["", "0", ".".join(["0"] * 16), "x" * 200_000, None])
def test_without_its_calculation_a_comment_is_held_and_never_refused(client, work):
    article = ArticleFactory()
    typed = {"work": proved(ticket("contact"))["work"] if work is None else work}  # done for another ticket
    assert send_comment(client, article, **typed).status_code == 303
    assert (Comment.objects.get().state, Comment.objects.get().reasons) == ("pending", ["work"])


def test_a_spent_ticket_brings_its_calculation_nothing_more(client):
    article = ArticleFactory()
    once = proved(ticket(f"comment:{article.pk}"))
    send_comment(client, article, **once)
    answer = send_comment(client, article, **once, body="もう一つ、質問があります。")
    assert (answer.status_code, Comment.objects.count()) == (200, 1)


@pytest.mark.parametrize(
    "unit",
    [
        "あ",
        "漢",
        "a",
        "a ",
        "https://a.example ",
        "http://",
        "www.",
        "[url",
        "<a ",
        "&#46;",
        "%E3%81%82",
        "\u0301a",
        "ｱ",
        " (dot) ",
    ],
)
def test_ten_thousand_characters_are_judged_at_once(unit):
    blocking.block("word", "あああああああい")
    blocking.block("host", "a.example.example")
    body = (unit * 10_000)[:10_000].strip()
    form = ContactForm({"topic": "question", "name": "x", "email": "a@x.example", "body": body, "consent": "on"})
    form.is_valid()
    form.cleaned_data.setdefault("body", body)
    began = time.perf_counter()
    judged(form)
    assert time.perf_counter() - began < 1


@given(st.text(max_size=300))
def test_no_text_breaks_a_check(text):
    unmask(text)
    Gist.of(text)
    assert max(tokens(text), default=1) >= 1
    assert judge(replace(PLAIN, text=text)).score >= 0


def report_form(**typed):
    comment = CommentFactory(state="approved")
    signed = proved(ticket(f"report:{comment.pk}"))
    return CommentReportForm({"reason": "advert", "body": "広告です。", **signed, **typed}, about=comment)


def message_form(**typed):
    return ContactForm({**MESSAGE, **proved(ticket("contact")), **typed})


def link_form(**typed):
    about = RenderingFactory().article
    data = {"article": about.slug, "link": "", "body": "印のないリンクがあります。", **proved(ticket("link")), **typed}
    return LinkReportForm(data, about=about)


BUILT = {
    CommentForm: comment_form,
    CommentReportForm: report_form,
    ContactForm: message_form,
    LinkReportForm: link_form,
}
every_form = pytest.mark.parametrize("build", BUILT.values(), ids=lambda build: build.__name__)


def test_every_visitors_form_is_among_these():
    assert set(BUILT) == set(GuardedForm.__subclasses__())


@every_form
def test_each_form_has_its_rate_and_gets_its_ticket(client, build):
    form = build()
    answer = client.get("/guard/token/", {"form": form.scope})
    assert (form.kind in settings.GUARD_RATES, answer.status_code) == (True, 200)


@every_form
@pytest.mark.parametrize(
    ("sign", "reasons"),
    [
        ({}, ()),
        ({"website": "https://pills.example"}, ("honeypot",)),
        ({"work": ""}, ("work",)),
        ({"body": "副業のご案内です https://pills.example"}, ("link", "blocked:word:副業")),
    ],
)
def test_each_form_gains_every_check(build, sign, reasons):
    blocking.block("word", "副業")
    form = build(**sign)
    assert form.is_valid(), form.errors
    verdict = judged(form)
    assert (verdict.reasons, verdict.is_spam) == (reasons, "honeypot" in reasons or "blocked:word:副業" in reasons)


@every_form
def test_each_form_has_a_trap_that_is_hidden_from_eyes_and_ears(build):
    html = render_to_string("shirushi/uni_form.html", {"form": build()})
    trap = LexborHTMLParser(html).css_first("[name=website]")
    hidden = trap.parent.attributes
    assert (hidden["aria-hidden"], hidden["class"], trap.attributes["tabindex"]) == ("true", "visually-hidden", "-1")
