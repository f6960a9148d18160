"""contact.reporting: a reported expression is a task on the queue of its article, and its sender hears what became of it."""

import pytest

from blog import publishing
from config import waiting
from contact import places, reporting
from contact.models import Message
from disclosures import claims_queue
from disclosures.models import ClaimAnswer, ClaimHit
from disclosures.models.claims import fingerprint
from tests.contact.admin.test_conversation import at, form_of, page_of
from tests.factories import ArticleFactory, ClaimHitFactory, MessageFactory, SiteFactory
from tests.visitors import send_message

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"
WORDS = "業界最安"


@pytest.fixture
def article():
    return ArticleFactory(title="解約の手順", slug="kaiyaku", body=f"<p>{WORDS}のプランです。</p>")


@pytest.fixture
def reported(article):
    message = MessageFactory(name="竹野", topic="expression", article=article, answers={"quote": WORDS})
    reporting.report(message)
    return message


def tick(task, **said):
    """Somebody says that the expression was checked."""
    name = fingerprint("", task.words, "")
    facts = {"source": task.source, "source_id": task.source_id, "words": task.words, "fingerprint": name}
    answer = ClaimAnswer.objects.create(**{"kind": "tick", "answered_by_name": "三枝", **facts, **said})
    claims_queue.settle(answer, [task])


def test_a_report_from_the_form_becomes_a_task_and_knows_it(client, article):
    send_message(client, topic="expression", article="解約の手順", quote=WORDS, wrong="outdated")
    message, task = Message.objects.get(), ClaimHit.objects.get()
    assert (message.task, task.words, task.source_id, task.state) == (task, WORDS, article.pk, "open")
    assert (message.reference in task.remark, message.name in task.remark) == (True, False)


def test_the_same_words_reported_twice_are_one_task(article):
    rows = [MessageFactory(article=article, answers={"quote": WORDS}) for _reader in range(2)]
    for message in rows:
        reporting.report(message)
    assert rows[0].task == rows[1].task == ClaimHit.objects.get()


@pytest.mark.parametrize("answers", [{}, {"company": "こもれび"}])
def test_a_message_that_reports_nothing_has_no_task(article, answers):
    message = MessageFactory(article=article, answers=answers)
    reporting.report(message)
    assert (message.task, ClaimHit.objects.count()) == (None, 0)


def test_the_page_shows_where_the_task_stands_and_the_ways_to_it(desk, reported):
    page = desk.get(page_of(reported))
    task = page.context["task"]
    assert (task["is_open"], str(task["row"].get_state_display())) == (True, "未対応")
    assert (desk.get(task["queue"]).status_code, desk.get(task["check"]).status_code) == (200, 200)
    assert [row.pk for row in desk.get(task["queue"]).context["cl"].result_list] == [reported.task.pk]
    assert 'value="outcome"' not in page.text


def test_when_the_task_is_settled_the_page_says_who_and_offers_the_outcome(desk, reported):
    SiteFactory()
    tick(reported.task, note="11月の料金表で確認", url="https://example.jp/prices")
    page = desk.get(page_of(reported))
    text = page.text
    assert ("三枝さんが確かめました" in text, "11月の料金表で確認" in text, 'value="outcome"' in text) == (
        True,
        True,
        True,
    )
    filled = desk.post(at(reported, "reply"), {**form_of(desk, reported), "text": "", "fill": "outcome"})
    assert filled.context["reply_form"].initial["text"] == (
        "竹野 様\n\n"
        "記事「解約の手順」の「業界最安」について、お知らせをありがとうございました。\n"
        "確かめたうえで、いまの表現のままにしています。\n"
        "https://example.jp/prices\n\n"
        "サーバー手帖"
    )
    assert page.context["canned_texts"]["outcome"] == filled.context["reply_form"].initial["text"]


def test_words_that_left_the_article_settle_the_task(desk, owner, reported, article):
    publishing.keep(article, by=owner)
    article.body = "<p>安いプランです。</p>"
    publishing.keep(article, by=owner)
    reported.refresh_from_db()
    assert reported.task.state == "gone"
    assert "記事から、この表現はなくなりました" in desk.get(page_of(reported)).text
    draft = reporting.draft(reported, places.case(reported, owner), language="en")
    assert "We have checked it, and written it anew." in draft


@pytest.mark.parametrize("state", ClaimHit.State.values)
def test_every_end_of_a_task_has_its_sentence(owner, reported, state):
    ClaimHit.objects.update(state=state)
    reported.refresh_from_db()
    draft = reporting.draft(reported, places.case(reported, owner), language="ja")
    assert bool(draft) == (state != "open")


def test_an_open_task_offers_no_outcome_even_to_those_who_ask(desk, reported):
    response = desk.post(at(reported, "reply"), {**form_of(desk, reported), "text": "まだ。", "fill": "outcome"})
    assert (response.status_code, response.context["reply_form"].data["text"]) == (422, "まだ。")


def test_the_list_says_where_the_tasks_stand_and_finds_those_to_tell(desk, reported):
    answered = MessageFactory(task=ClaimHitFactory(state="waived"), state="answered")
    waits = MessageFactory(task=ClaimHitFactory(state="ticked"), state="in_work")
    listed = desk.get(LIST, {"state": "all"})
    assert listed.text.count("state-waived") == listed.text.count("state-ticked") == 1
    found = {
        asked: {row.pk for row in desk.get(LIST, {"state": "all", "task": asked}).context["cl"].result_list}
        for asked in ("open", "done")
    }
    assert found == {"open": {reported.pk}, "done": {waits.pk}}
    assert answered.pk not in found["done"]


def test_home_counts_the_outcomes_to_tell_and_leads_to_them(desk, owner, reported):
    tick(reported.task)
    (row,) = [item for item in waiting.for_user(owner) if item["row"].key == "outcomes"]
    assert (row["count"], [one.pk for one in desk.get(row["url"]).context["cl"].result_list]) == (1, [reported.pk])


def test_a_moderator_sees_the_state_without_the_ways_to_the_queue(client, person_with_role, reported):
    client.force_login(person_with_role("moderator"))
    task = client.get(page_of(reported)).context["task"]
    assert (task["is_open"], task["queue"], task["check"]) == (True, "", "")


def test_hostile_words_are_plain_text_in_the_task_and_in_the_outcome(desk, owner, article):
    words = "<img src=x>{{7*7}} %(name)s {me}"
    message = MessageFactory(name="%(words)s", article=article, answers={"quote": words})
    reporting.report(message)
    tick(message.task)
    assert "<img src=x>" not in desk.get(page_of(message)).text
    draft = reporting.draft(message, places.case(message, owner), language="ja")
    assert (draft.startswith("%(words)s 様\n"), f"「{words}」" in draft) == (True, True)
