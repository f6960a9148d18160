"""contact.admin.canned: canned answers, written once and chosen where a reply is written."""

import json
import re

import pytest
from django.contrib.auth.models import Permission
from post_office.models import Email

from contact.models import Canned
from tests.contact.admin.test_conversation import at, form_of, page_of
from tests.factories import CannedFactory, MessageFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/contact/canned/add/"
TYPED = {"title": "お礼", "language": "ja", "text": "{name} 様\r\n\r\nありがとうございます。", "position": "0"}


def test_a_canned_answer_is_kept_with_its_places(desk):
    desk.post(ADD, TYPED)
    assert list(Canned.objects.values_list("title", "language", "text")) == [
        ("お礼", "ja", "{name} 様\n\nありがとうございます。")
    ]


@pytest.mark.parametrize("text", ["{nmae} 様", "\u3000\u200b", "長" * 5001, "行\n" * 501])
def test_a_text_that_cannot_be_used_is_refused_beside_its_field(desk, text):
    form = desk.post(ADD, {**TYPED, "text": text}).context["adminform"].form
    assert (list(form.errors), form.data["text"], Canned.objects.count()) == (["text"], text, 0)


def test_a_misspelled_place_is_named(desk):
    form = desk.post(ADD, {**TYPED, "text": "{nmae} 様、{date}"}).context["adminform"].form
    assert form.errors["text"] == ["{nmae} {date} という印はありません。"]


def test_the_form_lists_the_places(desk):
    text = desk.get(ADD).text
    assert "<code>{name}</code> 差出人の名前" in text


def test_without_scripts_a_button_puts_the_text_below_what_was_typed_and_sends_nothing(desk):
    message, canned = MessageFactory(name="竹野"), CannedFactory(text="{name} 様\n\n{reference} の件です。")
    sent = {**form_of(desk, message), "text": "はじめに。", "canned": canned.pk, "fill": "1"}
    response = desk.post(at(message, "reply"), sent)
    again = response.context["reply_form"].initial
    assert again["text"] == f"はじめに。\n\n竹野 様\n\n{message.reference} の件です。"
    assert (response.status_code, again["key"], Email.objects.count()) == (200, sent["key"], 0)


def test_putting_a_text_in_does_not_forget_what_the_page_showed(desk, owner):
    message, canned = MessageFactory(), CannedFactory()
    before = form_of(desk, message)
    first = {**before, "text": "先に。"}
    desk.post(at(message, "reply"), first)
    late = {**before, "key": "d" * 32, "text": "", "canned": canned.pk, "fill": "1"}
    again = desk.post(at(message, "reply"), late).context["reply_form"].initial
    assert (again["state"], again["reply"]) == ("new", 0)
    assert desk.post(at(message, "reply"), again).status_code == 409


@pytest.mark.parametrize("chosen", ["", "999", "x"])
def test_the_button_without_a_choice_asks_for_one_and_keeps_the_text(desk, chosen):
    message = MessageFactory()
    CannedFactory()
    sent = {**form_of(desk, message), "text": "はじめに。", "canned": chosen, "fill": "1"}
    form = desk.post(at(message, "reply"), sent).context["reply_form"]
    assert ("canned" in form.errors, "text" in form.errors, form.data["text"]) == (True, False, "はじめに。")


def test_the_texts_in_the_senders_language_stand_first(desk):
    CannedFactory(title="Thanks", language="en")
    CannedFactory(title="お礼", language="ja")
    english, japanese = MessageFactory(name="Ann", body="Hello"), MessageFactory()
    groups = [
        [name for name, _rows in desk.get(page_of(one)).context["reply_form"].fields["canned"].choices[1:]]
        for one in (english, japanese)
    ]
    assert [[str(name) for name in names] for names in groups] == [["英語", "日本語"], ["日本語", "英語"]]


def test_the_texts_for_scripts_cannot_leave_their_place_in_the_page(desk):
    message, canned = MessageFactory(name="</script><b>"), CannedFactory(text="{name} 様")
    text = desk.get(page_of(message)).text
    (found,) = re.findall(r'<script id="canned-texts" type="application/json">(.*?)</script>', text)
    assert json.loads(found) == {str(canned.pk): "</script><b> 様"}


def test_whoever_may_only_look_sees_the_texts_and_changes_none(client, django_user_model):
    canned = CannedFactory()
    user = django_user_model.objects.create_user("looks", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_canned"))
    client.force_login(user)
    address = f"/admin/contact/canned/{canned.pk}/change/"
    assert (client.get(address).status_code, client.post(address, TYPED).status_code) == (200, 403)


def test_a_sample_that_is_saved_is_the_owners(desk):
    canned = CannedFactory(is_sample=True)
    desk.post(f"/admin/contact/canned/{canned.pk}/change/", TYPED)
    assert Canned.objects.get().is_sample is False
