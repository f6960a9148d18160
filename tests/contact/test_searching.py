"""contact.searching: messages are found by their words and by those of the answers, however they are typed."""

import pytest

from contact import answering, handling, searching
from contact.models import Message
from tests.factories import MessageFactory
from tests.visitors import send_message

pytestmark = pytest.mark.django_db


def found(asked, *, addresses=False):
    return set(Message.objects.filter(searching.condition(asked, addresses=addresses)).values_list("pk", flat=True))


@pytest.mark.parametrize(
    "asked",
    [
        "M-7K3F9Q",
        "m-7k3f9q",
        "Ｍ-７Ｋ３",
        "たけノ",
        "タケノ",
        "ｻｰﾊﾞｰ",
        "サーバー　解約",
        "さーばー",
        "RENTAL",
        "こもれび企画",
    ],
)
def test_a_message_is_found_by_its_words_however_they_are_typed(asked):
    body = "サーバーの解約について。Rental server です。"
    message = MessageFactory(reference="M-7K3F9Q", name="たけの", body=body, answers={"company": "こもれび企画"})
    MessageFactory(body="ほかの話です。")
    assert found(asked) == {message.pk}


def test_every_word_must_be_there(owner):
    MessageFactory(body="サーバーの話")
    assert found("サーバー 解約") == set()


def test_a_message_is_found_by_what_was_answered_and_noted(owner):
    message = MessageFactory()
    answering.answer(message, "ご返金します。", by=owner, key="a" * 32, was=answering.seen(message))
    handling.note(message, "カスタマー窓口に確認", by=owner)
    assert found("返金") == found("かすたまー") == {message.pk}


def test_what_comes_through_the_form_can_be_found(client):
    send_message(client, body="折り返し電話の受付時間について")
    assert found("折り返し") == {Message.objects.get().pk}


def test_an_address_is_found_by_those_alone_who_may_see_addresses():
    message = MessageFactory(email="himitsu@secret-example.com")
    assert (found("himitsu"), found("himitsu", addresses=True)) == (set(), {message.pk})
    assert "himitsu" not in message.search_text


@pytest.mark.parametrize("asked", ["%", "_", "\\", "'", '"', "100%", "a" * 10_000, "あ " * 5000, "NEAR(", "*"])
def test_signs_that_databases_know_are_only_signs(asked):
    MessageFactory(body="ふつうの文章です。")
    assert found(asked) == set() or asked.strip().startswith("あ")


def test_more_words_than_anybody_types_are_not_looked_for(django_assert_num_queries):
    message = MessageFactory(body="一 二 三")
    with django_assert_num_queries(1):
        assert found("一 二 三 " * 1000) == {message.pk}
