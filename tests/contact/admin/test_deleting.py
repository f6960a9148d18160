"""templates/admin: the question before rows go, and the way to where they stand, in the words of whoever reads it."""

import re

import pytest
from django.utils.html import strip_tags

from contact import handling
from contact.models import Message
from tests.factories import CannedFactory, MessageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(owner):
    message = MessageFactory(reference="M-ASKED1")
    handling.move({message.pk: message.state}, Message.State.CLOSED, by=owner)
    return message


def words(markup):
    return " ".join(strip_tags(markup).split())


def parts(answer, pattern):
    return [words(found) for found in re.findall(pattern, answer.content.decode(), re.DOTALL)]


COUNTED = '<ul class="deleted-counts">(.*?)</ul>'
NAMED = '<details class="deleted-rows" open>(.*?)</details>'


def test_the_question_names_in_japanese_what_goes_and_that_nothing_brings_it_back(desk, row):
    page = desk.get(f"/admin/contact/message/{row.pk}/delete/")
    assert "お問い合わせ「M-ASKED1」を削除しますか？ 削除すると元には戻せません。" in page.content.decode()
    assert (parts(page, COUNTED), parts(page, NAMED)) == (["お問い合わせ 1履歴の項目 1"], [])


def test_a_row_with_nothing_below_it_is_asked_about_without_a_list(desk):
    page = desk.get(f"/admin/contact/canned/{CannedFactory(title='礼').pk}/delete/")
    assert "定型文「礼」を削除しますか？" in page.content.decode()
    assert parts(page, COUNTED) == []


def test_the_question_about_chosen_rows_shows_them_and_deletes_them_after_a_yes(desk):
    chosen = {
        "action": "delete_selected",
        "_selected_action": [CannedFactory(title=name).pk for name in ("礼", "断り")],
    }
    [named] = parts(desk.post("/admin/contact/canned/", chosen), NAMED)
    assert sorted(re.findall(r"定型文: (\S+)", named)) == ["断り", "礼"]
    desk.post("/admin/contact/canned/", {**chosen, "post": "yes"})
    assert desk.get("/admin/contact/canned/").context["cl"].result_count == 0


WAYS = {
    "/admin/contact/message/": "Home › Messages",
    "/admin/contact/canned/": "Home › Messages › Canned answers",
    "/admin/contact/settings/add/": "Home › Messages › Settings of the contact form",
}


@pytest.mark.parametrize("address", WAYS)
def test_the_way_to_a_page_names_no_place_twice(desk, address):
    desk.cookies["django_language"] = "en"
    assert parts(desk.get(address), '<div class="breadcrumbs">(.*?)</div>') == [WAYS[address]]


def test_a_form_of_one_row_is_called_by_its_name(desk):
    page = desk.get("/admin/contact/settings/add/")
    assert parts(page, '<div id="content"[^>]*>.*?<h1>(.*?)</h1>') == ["お問い合わせフォームの設定"]
