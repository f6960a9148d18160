"""contact.admin.conversation: one message with its answers, and what the buttons of its page do."""

import pytest
from django.contrib.auth.models import Permission
from post_office.models import STATUS, Email, Log

from contact import answering, handling
from contact.models import Message, Note, Reply
from tests.factories import ArticleFactory, CannedFactory, MessageFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"


def page_of(message):
    return f"{LIST}{message.pk}/change/"


def at(message, name):
    return f"{LIST}{message.pk}/{name}/"


def form_of(desk, message):
    """What the page's form for answers holds when it comes from the server."""
    return desk.get(page_of(message)).context["reply_form"].initial


@pytest.fixture
def colleague(django_user_model):
    return django_user_model.objects.create_user("mika", first_name="美香", last_name="三枝", is_staff=True)


@pytest.fixture
def helper(client, django_user_model):
    """Somebody who may answer, and may not see addresses."""
    user = django_user_model.objects.create_user("helper", is_staff=True)
    names = ["view_message", "change_message", "delete_message", "add_reply", "add_note"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


def test_an_answer_written_on_the_page_goes_to_the_sender(desk, owner):
    message = MessageFactory(email="takeno@example.com")
    response = desk.post(at(message, "reply"), {**form_of(desk, message), "text": "お答えします。\r\nでは。"})
    message.refresh_from_db()
    assert (response.status_code, response.url) == (302, page_of(message))
    assert (message.state, message.assignee) == ("answered", owner)
    assert list(message.replies.values_list("text", "author", "mail")) == [
        ("お答えします。\nでは。", owner.pk, Email.objects.get().pk)
    ]


def test_a_double_click_sends_one_mail_and_says_so_twice(desk):
    message = MessageFactory()
    typed = {**form_of(desk, message), "text": "お答えします。"}
    answers = [desk.post(at(message, "reply"), typed) for _click in range(2)]
    assert [response.status_code for response in answers] == [302, 302]
    assert (Reply.objects.count(), Email.objects.count()) == (1, 1)


def test_the_second_of_two_who_answer_sees_the_first_answer_before_anything_is_sent(desk, colleague):
    message = MessageFactory()
    mine = {**form_of(desk, message), "text": "私からの返事です。"}
    answering.answer(message, "三枝がお答えします。", by=colleague, key="c" * 32, was=answering.seen(message))
    late = desk.post(at(message, "reply"), mine)
    assert (late.status_code, Email.objects.count()) == (409, 1)
    assert (late.text.count("is-news"), "三枝がお答えします。" in late.text) == (1, True)
    again = late.context["reply_form"].initial
    assert again["text"] == "私からの返事です。"
    desk.post(at(message, "reply"), again)
    assert list(message.replies.values_list("text", flat=True)) == ["三枝がお答えします。", "私からの返事です。"]


def test_an_answer_to_a_message_that_somebody_closed_meanwhile_is_kept_and_not_sent(desk, colleague):
    message = MessageFactory()
    mine = {**form_of(desk, message), "text": "私からの返事です。"}
    handling.move({message.pk: "new"}, "closed", by=colleague)
    late = desk.post(at(message, "reply"), mine)
    assert (late.status_code, Email.objects.count()) == (409, 0)
    assert ("私からの返事です。" in late.text, "美香" in late.text) == (True, True)


@pytest.mark.parametrize(
    "text",
    ["", "\u3000\u200b", "長" * 10_001, "行\n" * 3001, "お答え\x1b[31m", "長" * 1_000_000],
    ids=["empty", "blank", "too long", "too many lines", "control characters", "a megabyte"],
)
def test_a_refused_answer_comes_back_with_its_text_and_a_sentence_beside_it(desk, text):
    message = MessageFactory()
    response = desk.post(at(message, "reply"), {**form_of(desk, message), "text": text})
    form = response.context["reply_form"]
    assert (response.status_code, form.data["text"], len(form.errors["text"])) == (422, text, 1)
    assert ('aria-invalid="true"' in response.text, Reply.objects.count()) == (True, 0)


@pytest.mark.parametrize("bent", [{"key": "x"}, {"state": "?"}, {"reply": "-1"}, {"reply": "9" * 400}, {"key": ""}])
def test_a_form_that_no_page_of_ours_made_sends_nothing_and_keeps_the_text(desk, bent):
    message = MessageFactory()
    response = desk.post(at(message, "reply"), {**form_of(desk, message), "text": "お答えします。", **bent})
    assert (response.status_code, response.context["reply_form"].initial["text"]) == (409, "お答えします。")
    assert Email.objects.count() == 0


def test_the_page_says_where_the_senders_answer_goes(desk, settings):
    message = MessageFactory()
    settings.OWNER_EMAIL = "inbox@example.jp"
    assert "inbox@example.jp" in desk.get(page_of(message)).text


def test_without_an_address_of_the_owner_the_page_says_that_nobody_can_answer(desk, owner, settings):
    settings.OWNER_EMAIL, owner.email = "", ""
    owner.save()
    assert "OWNER_EMAIL" in desk.get(page_of(MessageFactory())).text


@pytest.mark.parametrize(
    ("status", "said"), [(STATUS.sent, "送信済み"), (STATUS.requeued, "再送待ち"), (STATUS.failed, "送信できず")]
)
def test_each_reply_says_where_its_mail_stands_with_the_last_error(desk, owner, status, said):
    message = MessageFactory()
    mail = answering.answer(message, "お答えします。", by=owner, key="a" * 32, was=answering.seen(message)).mail
    Email.objects.update(status=status)
    Log.objects.create(email=mail, status=STATUS.failed, message="550 <nobody>", exception_type="SMTPException")
    text = desk.get(page_of(message)).text
    assert f">{said}</span>" in text
    assert ("550 &lt;nobody&gt;" in text) == (status != STATUS.sent)


@pytest.mark.parametrize("status", [STATUS.failed, STATUS.requeued])
def test_a_reply_that_did_not_go_out_is_sent_again_with_the_button_beside_it(desk, owner, status):
    message = MessageFactory()
    answering.answer(message, "お答えします。", by=owner, key="a" * 32, was=answering.seen(message))
    Email.objects.update(status=status)
    mail = Email.objects.get()
    address = page_of(message) + "?_changelist_filters=state%3Dall"
    assert f'action="/admin/config/mail/{mail.pk}/again/"' in desk.get(address).text
    back = desk.post(f"/admin/config/mail/{mail.pk}/again/", {"next": address})
    assert (Email.objects.get().status, back.url) == (STATUS.queued, address)
    assert "/again/" not in desk.get(address).text


def test_without_a_mail_server_a_reply_says_why_it_waits(desk, owner, settings):
    settings.MAIL_CONFIGURED = False
    message = MessageFactory()
    answering.answer(message, "お答えします。", by=owner, key="a" * 32, was=answering.seen(message))
    assert "メールサーバーが未設定です" in desk.get(page_of(message)).text


def test_the_history_tells_who_did_what_and_when(desk, owner, colleague, time_machine):
    time_machine.move_to("2026-11-23T20:40:00+00:00", tick=False)
    message = MessageFactory()
    handling.move({message.pk: "new"}, "in_work", by=colleague)
    handling.assign(message, colleague, by=owner, was=None)
    handling.note(message, "電話した。", by=colleague)
    items = desk.get(page_of(message)).context["items"]
    assert [(item.kind, item.who) for item in items] == [
        ("note", "三枝 美香"),
        ("step", "三枝 美香"),
        ("step", "owner"),
    ]
    assert [str(item.row["said"]) for item in items[1:]] == ["「未対応」→「対応中」", "担当を三枝 美香にしました"]
    assert "2026/11/24 5:40" in desk.get(page_of(message)).text


def test_nobody_rewrites_what_a_visitor_wrote(desk):
    message = MessageFactory()
    before = (message.body, message.name, message.email)
    for address in (page_of(message), at(message, "reply"), at(message, "note")):
        desk.post(address, {"body": "書き換え", "name": "別人", "email": "x@evil.example", "state": "spam"})
    message.refresh_from_db()
    assert (message.body, message.name, message.email, message.state) == (*before, "new")


def test_a_message_that_is_not_there_is_not_found(desk):
    for number in ("0", "9" * 30):
        assert [desk.get(f"{LIST}{number}/{name}/").status_code for name in ("reply", "move")] == [404, 404]
    assert desk.get(f"{LIST}9/change/").status_code == 404


def test_only_those_who_may_answer_see_where_to_write_and_can_send(client, django_user_model):
    message = MessageFactory()
    user = django_user_model.objects.create_user("looks", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_message"))
    client.force_login(user)
    page = client.get(page_of(message))
    forms = [page.context[name] for name in ("reply_form", "note_form", "assign_form")]
    answers = [client.post(at(message, name)).status_code for name in ("reply", "note", "move", "assign")]
    assert (forms, answers, client.post(f"{LIST}undo/").status_code) == ([None] * 3, [403] * 4, 403)


def test_without_the_right_to_look_there_is_no_page(client, django_user_model):
    message = MessageFactory()
    client.force_login(django_user_model.objects.create_user("writer", is_staff=True))
    answers = [client.get(page_of(message)), *(client.post(at(message, name)) for name in ("reply", "move"))]
    assert [response.status_code for response in answers] == [403, 403, 403]


def test_whoever_may_not_see_addresses_answers_without_seeing_one(helper):
    message = MessageFactory(email="himitsu@secret-example.com")
    page = helper.get(page_of(message))
    sent = helper.post(
        at(message, "reply"), {**page.context["reply_form"].initial, "text": "お答えします。"}, follow=True
    )
    assert Email.objects.get().to == ["himitsu@secret-example.com"]
    assert ("himitsu" in page.text, "himitsu" in sent.text) == (False, False)


def test_hostile_text_of_3000_lines_is_plain_text(desk):
    body = "<script>alert(1)</script>\x1b[31m\u202e" + "\n行" * 2999
    answers = {"page": "javascript:alert(1)", "quote": "<img src=x>", "gone": "<b>y</b>"}
    message = MessageFactory(name="\u202e<b>x</b>", body=body, answers=answers)
    text = desk.get(page_of(message)).text
    assert ("<script>alert" in text, "<img src=x>" in text, 'href="javascript' in text) == (False, False, False)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;␛[31m\u202e\n行\n行" in text
    assert "<bdi>\u202e&lt;b&gt;x&lt;/b&gt;</bdi>" in text


def test_a_message_about_an_article_leads_to_it_and_to_its_desk(desk):
    article = ArticleFactory(title="解約の締め切り")
    text = desk.get(page_of(MessageFactory(article=article, topic="expression", answers={"quote": "業界最安"}))).text
    assert f'<a href="{article.get_absolute_url()}"><bdi>解約の締め切り</bdi></a>' in text
    assert f'href="/admin/blog/article/{article.pk}/change/"' in text


@pytest.mark.parametrize("rows", [1, 3])
def test_a_long_conversation_takes_as_many_queries_as_a_short_one(desk, owner, rows, django_assert_num_queries):
    message = MessageFactory()
    for number in range(rows):
        now = answering.seen(Message.objects.get())
        answering.answer(message, "お答えします。", by=owner, key=f"{number:032}", was=now)
        handling.note(message, f"電話 その{number}", by=owner)
        CannedFactory(text="{name} 様、{site} です。")
    with django_assert_num_queries(17):
        desk.get(page_of(message))


def test_messages_are_numbered_by_the_clock_of_the_site(time_machine):
    time_machine.move_to("2026-11-23T20:40:00+00:00", tick=False)
    note = Note.objects.create(message=MessageFactory(), text="電話する")
    assert (str(note), Message.objects.count()) == ("2026/11/24 5:40", 1)
