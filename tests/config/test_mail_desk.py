"""config.mail_desk: the mails in the admin, with what was written only for those who may see it, and the banner above all."""

import html

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from post_office.models import STATUS, Email, Log

from config.models import Mail, MailState
from lib import mail

pytestmark = pytest.mark.django_db

LIST = "/admin/config/mail/"
EVERYWHERE = ["/admin/", LIST, "/admin/contact/message/", "/admin/blog/article/add/", "/admin/password_change/"]


def change(row):
    return f"{LIST}{row.pk}/change/"


def again(row):
    return f"{LIST}{row.pk}/again/"


@pytest.fixture
def refused(settings):
    """A mail that was given up, about a message of a visitor."""
    settings.OWNER_EMAIL = "owner@example.jp"
    facts = {"topic": "質問", "name": "竹野", "email": "himitsu@secret-example.com", "answers": []}
    (row,) = mail.message_arrived(reference="M-ABCDEF", body="<b>本文</b>です。", path="/x/", **facts)
    Email.objects.update(status=STATUS.failed, number_of_retries=13)
    for said in ("451 later", "550 …: unknown"):
        Log.objects.create(email=row, status=STATUS.failed, message=said, exception_type="SMTPException")
    return row


@pytest.fixture
def helper(client, django_user_model):
    """Somebody who may look after mails and see no addresses."""
    user = django_user_model.objects.create_user("helper", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_mail", "change_mail"]))
    client.force_login(user)
    return client


def text(response):
    return html.unescape(response.content.decode())


def shown(page):
    return [row.pk for row in page.context["cl"].result_list]


def test_the_list_tells_what_became_of_each_mail(desk, refused):
    page = text(desk.get(LIST))
    assert [one for one in ("owner@example.jp", "550 …: unknown", "M-ABCDEF") if one not in page] == []
    assert ("451 later" in page, '<span class="state outbox-failed">' in page) == (False, True)


def test_the_list_is_filtered_by_state(desk, refused):
    (waiting,) = mail.page_held(title="題", path="/", reasons=[])
    found = {key: shown(desk.get(LIST, {"state": key})) for key in ("failed", "waiting", "sent", "nonsense")}
    assert found == {"failed": [refused.pk], "waiting": [waiting.pk], "sent": [], "nonsense": [waiting.pk, refused.pk]}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_three_rows_as_for_one(desk, refused, rows, django_assert_num_queries):
    for number in range(rows - 1):
        mail.page_held(title=f"題{number}", path="/", reasons=[])
    desk.get(LIST)
    with django_assert_num_queries(7):
        desk.get(LIST)


def test_a_mail_is_read_as_plain_text(desk, refused):
    page = desk.get(change(refused)).content.decode()
    assert ("himitsu@secret-example.com" in page, "&lt;b&gt;本文&lt;/b&gt;" in page, "<b>本文" in page) == (
        True,
        True,
        False,
    )


def test_nobody_rewrites_or_removes_a_mail(desk, refused):
    desk.post(change(refused), {"subject": "別の題", "to": "x@evil.example"})
    assert [desk.get(f"{LIST}add/").status_code, desk.post(f"{LIST}{refused.pk}/delete/").status_code] == [403, 403]
    assert Mail.objects.get().subject == refused.subject


def test_the_button_tries_a_mail_again_and_leads_back(desk, refused):
    assert f'action="{again(refused)}"' in desk.get(change(refused)).content.decode()
    response = desk.post(again(refused), {"next": "/admin/contact/message/"})
    row = Mail.objects.get()
    assert (response.url, row.status, row.number_of_retries) == ("/admin/contact/message/", STATUS.queued, 0)


@pytest.mark.parametrize("place", ["", "//evil.example", "https://evil.example/admin/", "/\\evil.example", "/contact/"])
def test_the_button_leads_to_no_other_place(desk, refused, place):
    assert desk.post(again(refused), {"next": place}).url == change(refused)


def test_looking_at_the_buttons_address_sends_nothing(desk, refused):
    desk.get(again(refused))
    desk.get(f"{LIST}test/")
    assert list(Mail.objects.values_list("status", flat=True)) == [STATUS.failed]


def test_chosen_mails_are_tried_again_together(desk, refused):
    desk.post(LIST, {"action": "send_again", "_selected_action": [refused.pk]})
    assert Mail.objects.get().status == STATUS.queued


def test_a_mail_that_has_left_has_no_button(desk, refused):
    Email.objects.update(status=STATUS.sent)
    assert again(refused) not in desk.get(change(refused)).content.decode()


def test_no_mail_of_a_number_that_was_never_given(desk):
    assert desk.post(f"{LIST}99/again/").status_code == 404


def test_a_test_goes_to_the_owner(desk, settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    for _click in range(2):
        desk.post(f"{LIST}test/")
    assert [row.to for row in Mail.objects.all()] == [["owner@example.jp"]]


def test_whoever_may_not_see_addresses_sees_neither_those_nor_what_was_written(helper, refused):
    paths = [LIST, change(refused), f"{LIST}{refused.pk}/history/"]
    pages = "".join(text(helper.get(path)) for path in paths)
    assert [one for one in ("himitsu", "owner@example.jp", "竹野", "本文") if one in pages] == []
    assert ("550 …: unknown" in pages, helper.post(again(refused)).status_code) == (True, 302)


@pytest.mark.parametrize("sought", ["owner@example.jp", "himitsu", "owner"])
def test_nobody_finds_a_mail_by_an_address_that_they_may_not_see(helper, refused, sought):
    assert shown(helper.post(LIST, {"q": sought}, follow=True)) == []


@pytest.mark.parametrize("query", [{"to__startswith": "o"}, {"headers__contains": "h"}, {"message__contains": "本文"}])
def test_nobody_learns_a_mail_letter_by_letter(helper, refused, query):
    assert helper.get(LIST, query).status_code in {302, 400}


@pytest.mark.parametrize("role", ["writer", "editor"])
def test_writers_and_editors_see_no_mails(client, person_with_role, refused, role):
    client.force_login(person_with_role(role))
    paths = [client.get(LIST), client.get(change(refused)), client.post(again(refused)), client.post(f"{LIST}test/")]
    assert [response.status_code for response in paths] == [403] * 4


def broken():
    MailState.objects.create(trouble="unreachable", since=timezone.now(), error="<b>timed out</b>", tries=3)


@pytest.mark.parametrize("path", EVERYWHERE)
def test_a_broken_mail_server_is_told_on_every_page_with_the_last_error(desk, settings, path):
    settings.MAIL_CONFIGURED = True
    broken()
    page = desk.get(path).content.decode()
    assert ('class="mail-notice mail-notice-broken"' in page, "&lt;b&gt;timed out&lt;/b&gt;" in page) == (True, True)


@pytest.mark.parametrize("path", EVERYWHERE)
def test_a_missing_mail_server_is_told_on_every_page(desk, path):
    assert 'class="mail-notice mail-notice-missing"' in desk.get(path).content.decode()


def test_a_mail_that_was_given_up_is_told_with_the_way_to_it(desk, settings, refused):
    settings.MAIL_CONFIGURED = True
    MailState.objects.create()
    assert f'<a href="{LIST}?state=failed">' in desk.get("/admin/").content.decode()


def test_nothing_is_told_while_all_is_well(desk, settings):
    settings.MAIL_CONFIGURED = True
    MailState.objects.create(worked_at=timezone.now())
    assert "mail-notice" not in desk.get("/admin/").content.decode().replace("css/admin/mail.css", "")


def test_nothing_is_told_before_somebody_has_logged_in(client, settings):
    settings.MAIL_CONFIGURED = True
    broken()
    assert "timed out" not in client.get("/admin/login/").content.decode()
