"""The desk's answers to the editor: what a paste is, and the creative made of it, byte for byte."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext

from disclosures.models import Creative
from disclosures.models.creatives import digest
from tests.browser.codes import CODES

pytestmark = pytest.mark.django_db
JUDGE, TAKE, PICTURES = (reverse(f"admin:disclosures_creative_{name}") for name in ("pasted", "take", "pictures"))
CODE = CODES["A8"]


def test_a_code_is_told_with_what_the_dialog_needs(desk):
    assert desk.post(JUDGE, {"text": CODE, "language": "ja"}).json() == {
        "what": "code",
        "network": "A8.net",
        "kind": "text",
        "name": "A8.net 空いている名前を調べる",
        "labels": ["広告", "PR", "宣伝", "プロモーション", "アフィリエイト広告"],
        "advice": [],
        "refusals": [],
        "known": None,
        "may_add": True,
    }


def test_a_refused_code_is_told_with_reason_and_part(desk):
    code = '<script src="//ad.jp.ap.valuecommerce.com/servlet/jsbanner?sid=1"></script>'
    answer = desk.post(JUDGE, {"text": code}).json()
    assert (answer["what"], answer["network"]) == ("refused", "バリューコマース")
    assert [row["part"] for row in answer["refusals"]] == [code.replace("</script>", "")]


@pytest.mark.parametrize("text", ["", "x" * 30_000, "\0"])
def test_what_cannot_be_read_is_text(desk, text):
    assert desk.post(JUDGE, {"text": text}).json()["what"] == "text"


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_a_code_becomes_a_creative_byte_for_byte(desk, name, code):
    answer = desk.post(TAKE, {"name": name, "kind": "text", "code": code, "label": "PR", "language": "ja"})
    creative = Creative.objects.get()
    assert (answer.status_code, answer.json()) == (201, {"id": creative.pk, "name": name})
    assert (creative.code, creative.sha256, creative.label) == (code, digest(code), "PR")


def test_an_address_becomes_a_button(desk):
    address = "https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD"
    values = {"name": "宿", "kind": "button", "address": address, "button_text": "宿の料金を見る", "label": "広告"}
    desk.post(TAKE, values)
    creative = Creative.objects.get()
    assert (creative.kind, creative.address, creative.button_text, creative.network) == (
        "button",
        address,
        "宿の料金を見る",
        "a8",
    )


def test_what_is_wrong_is_said_and_nothing_is_made(desk):
    answer = desk.post(TAKE, {"name": "", "kind": "text", "code": "<script></script>", "label": "広告"})
    assert (answer.status_code, len(answer.json()["errors"]) >= 2, Creative.objects.count()) == (422, True, 0)


def test_banners_among_pictures_are_named(desk):
    pixel, picture = "https://www10.a8.net/0.gif?a8mat=A", "https://example.jp/a.jpg"
    assert desk.post(PICTURES, {"addresses": f"{pixel}\n{picture}"}).json() == {"ads": [pixel]}
    assert desk.post(PICTURES, {}).json() == {"ads": []}


def test_only_a_post_of_those_who_may_is_answered(desk, client, django_user_model):
    assert [desk.get(address).status_code for address in (JUDGE, TAKE, PICTURES)] == [405] * 3
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_creative"))
    client.force_login(reader)
    answers = [client.post(address, {"text": CODE}) for address in (JUDGE, TAKE, PICTURES)]
    assert [answer.status_code for answer in answers] == [200, 403, 200]
    assert answers[0].json()["may_add"] is False
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert [client.post(address).status_code for address in (JUDGE, TAKE, PICTURES)] == [403] * 3


def test_saving_tells_which_pasted_pictures_were_left_out(desk):
    body = '<p>文。</p><pasted-picture data-src="https://example.jp/a.jpg" data-alt="宿"></pasted-picture>'
    page = {"title": "題", "slug": "a", "page_type": "page", "language": "ja", "body": body, "_continue": "1"}
    response = desk.post("/admin/blog/page/add/", page, follow=True)
    sentence = "Left out of the text: %(number)d pasted pictures that were not taken into the library."
    assert gettext(sentence) % {"number": 1} in response.content.decode()
    assert "pasted-picture" not in response.context["original"].body
