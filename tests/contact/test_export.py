"""contact.export and its address: the inbox as a file that a spreadsheet opens as it is meant."""

import csv
import io
import re

import pytest
from django.contrib.auth.models import Permission
from django.http import QueryDict

from contact import answering
from contact.models import Message
from tests.factories import ArticleFactory, MessageFactory

pytestmark = pytest.mark.django_db

EXPORT = "/admin/contact/message/export/"


def table(client, **query):
    response = client.get(EXPORT, query)
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def bodies(client, **query):
    return [row["内容"] for row in records(client, **query)]


def records(client, **query):
    heads, *rows = table(client, **query)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_a_message_is_one_row_with_all_that_the_inbox_knows(desk, owner, time_machine):
    time_machine.move_to("2026-11-23T20:40:00+00:00", tick=False)
    article = ArticleFactory(title="解約の手順")
    about = {"name": "竹野", "email": "takeno@example.com", "article": article, "topic": "expression"}
    message = MessageFactory(reference="M-7K3F9Q", answers={"quote": "業界最安"}, body="二行の\n文章", **about)
    answering.answer(message, "お答えします。", by=owner, key="a" * 32, was=answering.seen(message))
    assert records(desk, state="all") == [
        {
            "受付番号": "M-7K3F9Q",
            "受け付けた日時": "2026-11-24 05:40",
            "状態": "返信済み",
            "用件": "記事の表現について",
            "名前": "竹野",
            "メールアドレス": "takeno@example.com",
            "内容": "二行の\n文章",
            "用件ごとの回答": "気になる表現: 業界最安",
            "記事": "解約の手順",
            "担当": "owner",
            "返信": "1",
            "最後の返信": "2026-11-24 05:40",
        }
    ]


def test_the_file_opens_in_a_spreadsheet_and_is_saved_under_its_day(desk, time_machine):
    time_machine.move_to("2026-11-23T20:40:00+00:00", tick=False)
    response = desk.get(EXPORT)
    assert response.headers["Content-Disposition"] == 'attachment; filename="messages-2026-11-24.csv"'
    assert (b"".join(response.streaming_content)[:3], response.headers["Cache-Control"]) == (
        b"\xef\xbb\xbf",
        "private, no-store",
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠", " ="])
def test_no_cell_is_taken_for_a_formula(desk, start):
    cell = f'{start}HYPERLINK("https://evil.example")'
    MessageFactory(name=cell[:50], body=cell, answers={"company": cell})
    (row,) = records(desk)
    assert (row["名前"], row["内容"]) == (f"'{cell}"[:51], f"'{cell}")


@pytest.mark.parametrize(("start", "picture"), [("\r", "␍"), ("\x1b", "␛"), ("\0", "␀")])
def test_control_characters_become_visible_before_they_act(desk, start, picture):
    message = MessageFactory()
    message.body = f"{start}=1+1"
    if start != "\0":  # which no database of ours holds
        Message.objects.filter(pk=message.pk).update(body=message.body)
        assert bodies(desk) == [f"{picture}=1+1"]


def test_a_phone_number_stays_readable(desk):
    MessageFactory(body="+81 90-1234-5678")
    assert bodies(desk) == ["'+81 90-1234-5678"]


def test_the_file_holds_what_the_list_finds_on_all_its_pages(desk):
    MessageFactory.create_batch(60, body="新しい")
    MessageFactory(state="closed", body="終わった", topic="work")
    assert len(bodies(desk)) == 60
    assert (
        bodies(desk, state="closed")
        == bodies(desk, q="終わった")
        == bodies(desk, topic__exact="work", state="all")
        == ["終わった"]
    )


def test_a_bent_address_leads_back_to_the_list(desk):
    response = desk.get(EXPORT, {"created_at__gte": "yesterday"})
    assert (response.status_code, response.url) == (302, "/admin/contact/message/")


def test_the_list_leads_to_the_file_with_its_filters(desk):
    text = desk.get("/admin/contact/message/", {"topic__exact": "work", "state": "spam", "p": "1"}).text
    (query,) = re.findall(rf'href="{EXPORT}\?([^"]*)"', text)
    assert QueryDict(query.replace("&amp;", "&")).dict() == {"topic__exact": "work", "state": "spam"}


def test_whoever_may_not_see_addresses_gets_none(client, django_user_model):
    MessageFactory(email="himitsu@secret-example.com")
    user = django_user_model.objects.create_user("helper", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_message"))
    client.force_login(user)
    rows = table(client)
    assert ("メールアドレス" in rows[0], "himitsu" in str(rows), table(client, q="himitsu")[1:]) == (False, False, [])
    assert client.get(EXPORT, {"email__startswith": "h"}).status_code in {302, 400}


def test_only_people_who_may_see_messages_get_the_file(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("writer", is_staff=True))
    assert client.get(EXPORT).status_code == 403


def test_the_columns_speak_the_language_of_the_reader(desk):
    desk.post("/i18n/setlang/", {"language": "en"})
    MessageFactory()
    heads, row = table(desk)
    assert (heads[0], row[2]) == ("reference number", "New")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_file_takes_the_same_queries_for_any_number_of_rows(desk, owner, rows, django_assert_num_queries):
    MessageFactory.create_batch(rows, assignee=owner)
    with django_assert_num_queries(5):
        table(desk)
