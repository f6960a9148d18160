"""contact.checking: a message is shown once more before it is sent, and sent once, whatever happens on the way."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from config import housekeeping
from contact.models import Message, Settings, Unsent
from tests.factories import ArticleFactory
from tests.visitors import MESSAGE, OWN, ticket, write_message

pytestmark = pytest.mark.django_db

LATER = timedelta(hours=6, seconds=1)


def send(client, written):
    return client.post(written.url, headers=OWN)


def edit(client, written):
    return client.get(written.url.replace("/check/", "/write/"))


def step(response):
    """Which of the steps the page marks as the present one."""
    (steps,) = re.findall(r'<ol class="progress".*?</ol>', response.content.decode(), re.DOTALL)
    return re.findall(r'<li aria-current="step">([^<]+)', steps)


def typed(page):
    """What stands in the form."""
    text = page.content.decode()
    fields = dict(re.findall(r'<input type="(?:text|email|url)" name="(\w+)" value="([^"]*)"', text))
    fields |= re.findall(r'<textarea name="(\w+)"[^>]*>\s*([^<]*)</textarea>', text)
    return fields | dict(re.findall(r'<input type="radio" name="(\w+)" value="(\w+)"[^>]* checked', text))


def test_the_steps_are_write_check_and_done(client):
    written = write_message(client)
    check = client.get(written.url)
    sent = send(client, written)
    done = client.get(sent.url)
    assert [page.status_code for page in (written, check, sent, done)] == [303, 200, 303, 200]
    assert [step(page) for page in (client.get("/contact/"), check, done)] == [["入力"], ["確認"], ["完了"]]
    assert [page["Cache-Control"] for page in (written, check, sent, done)] == ["no-store"] * 4
    assert [page.cookies for page in (written, check, sent, done)] == [{}] * 4
    assert Message.objects.get().reference in done.content.decode()


def test_nothing_is_stored_as_a_message_before_it_is_sent(client):
    client.get(write_message(client).url)
    assert (Message.objects.count(), Email.objects.count()) == (0, 0)


def test_the_page_repeats_what_was_written_and_carries_none_of_it(client):
    text = client.get(write_message(client).url).content.decode()
    assert [value for name, value in MESSAGE.items() if name in {"name", "email", "body"} and value not in text] == []
    assert ("<input" in text.partition("<main")[2], "noindex" in text) == (False, True)


def test_what_was_confirmed_is_what_is_stored(client):
    written = write_message(client)
    forged = {**MESSAGE, "body": "別の文章", "email": "x@evil.example", "state": "closed"}
    client.post(written.url, forged, headers=OWN)
    message = Message.objects.get()
    assert (message.body, message.email, message.state) == (MESSAGE["body"], MESSAGE["email"], "new")


def test_back_to_the_form_keeps_everything(client):
    values = {"topic": "work", "company": "こもれび企画", "quote": "別の用件で書いた言葉"}
    page = edit(client, write_message(client, **values))
    everything = {**{name: MESSAGE[name] for name in ("name", "email", "body")}, **values}
    assert (page.status_code, step(page), page["Cache-Control"]) == (200, ["入力"], "no-store")
    assert everything.items() <= typed(page).items()
    assert re.search(r'name="consent"[^>]* checked', page.content.decode())


def test_a_corrected_message_takes_the_place_of_the_first(client):
    written = write_message(client)
    signed = re.search(r'name="ticket" value="([^"]+)"', edit(client, written).content.decode())[1]
    send(client, write_message(client, ticket=signed, body="書き直した質問です。"))
    assert [message.body for message in Message.objects.all()] == ["書き直した質問です。"]


def test_a_second_text_with_the_same_ticket_is_asked_about_once_more_and_then_stored(client):
    """Two tabs of one form: what each of them confirms is its own message."""
    signed = ticket("contact")
    first, second = (write_message(client, ticket=signed, body=body) for body in ("一つ目。", "二つ目。"))
    send(client, first)
    asked = send(client, second)
    assert (asked.status_code, step(asked), 'role="alert"' in asked.content.decode()) == (200, ["確認"], True)
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        assert send(client, second).status_code == 303
    assert sorted(Message.objects.values_list("body", "state")) == [("一つ目。", "new"), ("二つ目。", "new")]


def test_a_double_click_on_an_ended_ticket_is_no_hurry_of_a_program(client):
    with time_machine.travel(timezone.now() - timedelta(hours=3)):
        written = write_message(client, ticket=ticket("contact", seconds=4 * 3600))
    assert [send(client, written).status_code for _click in range(2)] == [200, 303]
    assert Message.objects.get().state == "new"


@pytest.mark.parametrize("times", [2, 8])
def test_a_click_too_many_leads_to_the_same_receipt(client, owner, times):
    written = write_message(client)
    answers = {send(client, written).url for _ in range(times)}
    assert (len(answers), Message.objects.count(), Email.objects.count()) == (1, 1, 1)


def test_reload_and_back_lead_to_the_same_receipt(client):
    written = write_message(client)
    receipt = send(client, written).url
    pages = [client.get(written.url), edit(client, written)]
    assert [(page.status_code, page.url) for page in pages] == [(303, receipt)] * 2
    assert [client.get(receipt).status_code for _ in range(2)] == [200, 200]
    assert Message.objects.count() == 1


def test_two_tabs_with_one_message_lead_to_the_same_receipt(client):
    first, second = write_message(client), write_message(client)
    assert (first.url != second.url, send(client, first).url) == (True, send(client, second).url)
    assert Message.objects.count() == 1


def test_an_answer_that_got_lost_and_everything_done_anew_lead_to_the_same_receipt(client):
    signed = ticket("contact")
    answers = {send(client, write_message(client, ticket=signed)).url for _ in range(3)}
    assert (len(answers), Message.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_are_stored_once(owner):
    written = write_message(Client())

    def click(_number):
        try:
            return send(Client(), written).url
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(click, range(8)))
    assert (len(answers), Message.objects.count(), Email.objects.count()) == (1, 1, 1)


def test_once_sent_nothing_of_it_stays_beside_the_message(client):
    send(client, write_message(client))
    assert Unsent.objects.get().typed == {}


def test_what_nobody_sends_is_forgotten_after_hours(client):
    kept = write_message(client, body="新しい")
    with time_machine.travel(timezone.now() - LATER):
        write_message(client, body="古い")
    housekeeping.run_all(tuple(job for job in housekeeping.JOBS if job.name == "unsent"))
    assert [row.typed["body"] for row in Unsent.objects.all()] == ["新しい"]
    assert client.get(kept.url).status_code == 200


@pytest.mark.parametrize("visit", [send, edit, lambda client, written: client.get(written.url)])
def test_what_is_no_longer_kept_is_told_with_an_empty_form(client, visit):
    with time_machine.travel(timezone.now() - LATER):
        written = write_message(client)
    page = visit(client, written)
    text = page.content.decode()
    assert (page.status_code, page["Cache-Control"], Message.objects.count()) == (410, "no-store", 0)
    assert ('role="alert"' in text, MESSAGE["body"] in text, 'action="/contact/"' in text) == (True, False, True)


@pytest.mark.parametrize("key", ["x", "1", "a" * 5000])
def test_nobody_guesses_what_is_kept(client, key):
    write_message(client)
    assert [client.get(f"/contact/{place}/{key}/").status_code for place in ("check", "write")] == [410, 410]


def test_the_name_of_what_is_kept_is_long_and_never_the_same(client):
    keys = {write_message(client).url.split("/")[-2] for _ in range(3)}
    assert [len(key) for key in keys] == [43, 43, 43]


def test_whoever_finds_its_address_elsewhere_reads_nothing_and_its_writer_can_send_it(client):
    written = write_message(client)
    place = {"REMOTE_ADDR": "192.0.2.77"}
    check = client.get(written.url, **place)
    back = client.get(written.url.replace("/check/", "/write/"), **place)
    shown = check.content.decode()
    assert (check.status_code, back.status_code, back.url) == (200, 303, written.url)
    assert [value for value in (MESSAGE["body"], MESSAGE["name"], MESSAGE["email"]) if value in shown] == []
    assert client.post(written.url, headers=OWN, **place).status_code == 303
    assert Message.objects.get().body == MESSAGE["body"]


def test_elsewhere_not_even_a_form_that_has_to_be_corrected_shows_the_text(client):
    written = write_message(client)
    ArticleFactory(page_type="policy", slug="privacy")
    answer = client.post(written.url, headers=OWN, REMOTE_ADDR="192.0.2.77")
    assert (answer.status_code, MESSAGE["body"] in answer.content.decode()) == (410, False)


def test_looking_at_it_sends_nothing(client):
    written = write_message(client)
    assert [client.get(written.url).status_code, client.head(written.url).status_code] == [200, 200]
    assert [getattr(client, name)(written.url).status_code for name in ("put", "patch", "delete")] == [405] * 3
    assert Message.objects.count() == 0


def test_a_form_on_another_site_cannot_send_it(client):
    written = write_message(client)
    answer = client.post(written.url, headers={"origin": "https://evil.example"})
    assert (answer.status_code, Message.objects.count()) == (403, 0)


@pytest.mark.parametrize("bad", ["", "forged"])
def test_without_a_ticket_the_page_brings_one(client, bad):
    written = write_message(client, ticket=bad)
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        assert send(client, written).status_code == 303
    assert (Message.objects.get().state, Message.objects.get().reasons) == ("new", ["work"])


def test_a_ticket_that_ended_meanwhile_is_renewed(client):
    with time_machine.travel(timezone.now() - timedelta(hours=3)):
        written = write_message(client, ticket=ticket("contact", seconds=4 * 3600))
    assert (send(client, written).status_code, Message.objects.count()) == (200, 0)
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        assert send(client, written).status_code == 303


def test_a_filled_trap_with_broken_characters_is_kept_as_spam_with_the_same_answer(client):
    sent = send(client, write_message(client, website="https://pills.example\0" * 1000))
    assert (sent.status_code, Message.objects.get().state) == (303, "spam")


def test_a_policy_that_changes_meanwhile_is_asked_about(client):
    written = write_message(client)
    ArticleFactory(page_type="policy", slug="privacy")
    answer = send(client, written)
    text = answer.content.decode()
    assert (answer.status_code, 'id="id_consent_error"' in text, MESSAGE["body"] in text) == (422, True, True)
    assert Message.objects.count() == 0


def test_one_network_cannot_have_any_number_kept(client, settings):
    settings.GUARD_RATES = {**settings.GUARD_RATES, "check": (3, 600)}
    answers = [write_message(client, body=f"質問 その{number}") for number in range(4)]
    assert [answer.status_code for answer in answers] == [303] * 3 + [429]
    assert (answers[-1]["Retry-After"], "質問 その3" in answers[-1].content.decode()) == ("600", True)
    assert write_message(client, address="192.0.2.2").status_code == 303


@pytest.fixture
def unchecked():
    Settings.objects.create(is_checked=False)


def test_without_the_page_a_message_is_sent_at_once(client, unchecked):
    sent = write_message(client)
    assert (sent.status_code, sent.url) == (303, f"/contact/done/{Message.objects.get().reference}/")
    assert (step(client.get(sent.url)), ">確認</li>" in client.get("/contact/").content.decode()) == (["完了"], False)
    assert Unsent.objects.count() == 0


def test_without_the_page_a_click_too_many_leads_to_the_same_receipt(client, unchecked):
    signed = ticket("contact")
    assert len({write_message(client, ticket=signed).url for _ in range(3)}) == 1


def test_without_the_page_a_form_without_ticket_is_shown_once_more(client, unchecked):
    written = write_message(client, ticket="")
    assert (step(client.get(written.url)), Message.objects.count()) == (["確認"], 0)


def test_without_the_page_too_many_are_asked_to_wait_with_their_text(client, unchecked, settings):
    settings.GUARD_RATES = {**settings.GUARD_RATES, "contact": (1, 600)}
    answers = [write_message(client, body=f"質問 その{number}") for number in range(2)]
    assert [answer.status_code for answer in answers] == [303, 429]
    assert "質問 その1" in answers[1].content.decode()


def test_the_receipt_promises_the_owners_days(client):
    Settings.objects.create(answer_days=3)
    texts = [client.get(path).content.decode() for path in ("/contact/", send(client, write_message(client)).url)]
    assert ["3 日以内" in text for text in texts] == [True, True]


def test_without_a_promise_the_receipt_names_no_days(client):
    texts = [client.get(path).content.decode() for path in ("/contact/", send(client, write_message(client)).url)]
    assert ["日以内" in text for text in texts] == [False, False]
