"""config.privacy.admin.person: the screen on which one person's data is found, handed out and erased."""

import json
import re

import pytest
from django.contrib.auth.models import Permission

from comments.models import Comment
from config.privacy import finding
from config.privacy.models import Receipt
from contact.models import Message
from tests.config.privacy.cast import EMAIL, OTHER, OTHER_NETWORK, write
from tests.config.privacy.leaks import Answer, leaks
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/privacy/receipt/"
PERSON, EXPORT, ERASE = f"{LIST}person/", f"{LIST}person/export/", f"{LIST}person/erase/"
SCREENS = [LIST, PERSON, EXPORT, ERASE]


def person(desk, **typed):
    return desk.post(PERSON, typed)


def choices(page, **chosen):
    """What the browser sends from the page of choices, with its fingerprint."""
    proposed = {field.html_name: field.value() for field in page.context["form"] if field.value() is not None}
    return {"address": EMAIL, **proposed, **chosen}


@pytest.mark.parametrize("path", SCREENS)
def test_nobody_without_the_right_comes_here(client, django_user_model, path):
    helper = django_user_model.objects.create_user("helper", is_staff=True)
    helper.user_permissions.set(Permission.objects.exclude(codename="handle_person"))
    client.force_login(helper)
    write()
    sent = {"sought": EMAIL, "address": EMAIL, "as": "json", "seen": "x", "sure": "on"}
    assert [client.get(path).status_code, client.post(path, sent).status_code] == [403, 403]
    assert (Receipt.objects.count(), Comment.objects.filter(email=EMAIL).count()) == (0, 1)


@pytest.mark.parametrize(("role", "status"), [("owner", 200), ("moderator", 403), ("editor", 403)])
def test_the_owner_alone_has_it_by_their_role(client, person_with_role, role, status):
    client.force_login(person_with_role(role))
    assert client.get(LIST).status_code == status


@pytest.mark.parametrize("path", [PERSON, EXPORT, ERASE])
def test_a_person_is_never_named_in_an_address(desk, path):
    answer = desk.get(path, {"sought": EMAIL, "address": EMAIL})
    assert (answer.status_code, answer.url) == (302, LIST)


def test_everything_of_a_person_stands_on_one_page(desk, owner):
    comment, message = write(by=owner)
    page = person(desk, sought=EMAIL)
    shown = [
        comment.body,
        message.body,
        "お返事です。",
        "明日、返事を書く。",
        comment.reference,
        message.reference,
        "550",
    ]
    assert [text for text in shown if text not in page.text] == []
    assert [kind.key for kind, _tables in page.context["kinds"]] == [
        *("comments", "confirmed", "messages", "unsent", "mails", "blocks", "history", "network")
    ]


def test_other_spellings_are_suggested_and_shown_once_chosen(desk):
    CommentFactory(email=EMAIL, body="ひとつめ")
    CommentFactory(email=EMAIL.upper(), body="ふたつめ")
    first = person(desk, sought=EMAIL)
    both = person(desk, address=[EMAIL, EMAIL.upper()])
    assert (first.context["similar"], "ふたつめ" in first.text) == ([(EMAIL.upper(), 1)], False)
    assert ["ひとつめ" in both.text, "ふたつめ" in both.text] == [True, True]


def test_a_name_shows_nothing_before_an_address_is_chosen(desk):
    CommentFactory(email=EMAIL, name="はるこ", body="ひとつめ")
    page = person(desk, sought="はるこ")
    assert (page.context["similar"], page.context["kinds"]) == ([(EMAIL, 1)], [])
    assert ["この名前で使われたアドレス" in page.text, "このとおりの表記では" in page.text] == [True, False]
    assert "この名前では、だれも書いていません。" in person(desk, sought="なつこ").text


@pytest.mark.parametrize("typed", ["", "　", "a" * 300, "\0", "\u202e", "@", "haruko@", "@secret-example.com"])
def test_nothing_to_look_for_is_told_beside_the_field(desk, typed):
    page = person(desk, sought=typed)
    assert (page.status_code, list(page.context["sought"].errors)) == (200, ["sought"])


@pytest.mark.parametrize(
    "typed", ["%", "_", "'; --", "C-000000", "(", ".*@.*", "ruko@secret-example.com", "haruko@secret-example.co"]
)
def test_hostile_words_find_nobody(desk, typed):
    write()
    page = person(desk, sought=typed)
    assert (page.status_code, page.context["kinds"]) == (200, [])


def test_text_of_a_stranger_is_plain_text_here(desk):
    CommentFactory(email=EMAIL, name="<b>x</b>", body="<script>alert(1)</script>")
    page = person(desk, sought=EMAIL).text
    assert ("<script>alert" in page, "<b>x</b>" in page) == (False, False)


def test_who_also_works_here_is_told_of(desk, owner):
    assert person(desk, sought=owner.email.upper()).context["is_colleague"] is True


@pytest.mark.parametrize(
    ("form", "kind"),
    [("json", "application/json"), ("html", "text/html; charset=utf-8"), ("csv", "text/csv; charset=utf-8")],
)
def test_the_data_is_saved_as_a_file(desk, owner, form, kind):
    write(by=owner)
    answer = desk.post(EXPORT, {"address": EMAIL, "as": form})
    headers = [answer.headers[name] for name in ("Content-Type", "X-Content-Type-Options", "Cache-Control")]
    assert headers == [kind, "nosniff", "private, no-store"]
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="personal-data-20')
    assert (EMAIL in answer.text, Receipt.objects.get().action) == (True, "exported")


def test_what_somebody_else_may_have_left_is_in_no_file(desk, owner):
    write(by=owner)
    data = json.loads(desk.post(EXPORT, {"address": EMAIL, "as": "json"}).text)["data"]
    assert {"guard.Trace", "disclosures.LinkReport"} & set(data) == set()


def test_before_anything_goes_it_is_told_in_words_what_was_chosen(desk, owner):
    write(by=owner)
    page = desk.post(ERASE, choices(desk.post(ERASE, {"address": EMAIL}), do_comments="delete", do_mails="keep"))
    told = {found.kind.key: choice.key for found, choice in page.context["form"].summary}
    assert (told["comments"], told["mails"], "元に戻せません" in page.text) == ("delete", "keep", True)
    assert (Comment.objects.filter(email=EMAIL).count(), Receipt.objects.count()) == (1, 0)
    sent = dict(re.findall(r'<input type="hidden" name="(do_\w+|seen|note|address)" value="([^"]*)"', page.text))
    assert (sent["do_comments"], sent["do_mails"], sent["address"]) == ("delete", "keep", EMAIL)
    again = desk.post(ERASE, {**sent, "back": "1"})
    assert (again.context["form"]["do_comments"].value(), again.templates[0].name) == (
        "delete",
        "admin/privacy/erase.html",
    )


def test_erasing_does_what_was_chosen_and_says_so(desk, owner):
    write(by=owner)
    write(OTHER, OTHER_NETWORK, name="なつこ")
    page = desk.post(ERASE, {"address": EMAIL})
    answer = desk.post(ERASE, choices(page, do_comments="delete", note="電話で確認", sure="on"), follow=True)
    receipt = Receipt.objects.get()
    assert (answer.redirect_chain, receipt.note, receipt.by) == ([(LIST, 302)], "電話で確認", owner)
    assert [list(model.objects.values_list("email", flat=True)) for model in (Comment, Message)] == [[OTHER], [OTHER]]
    assert leaks([Answer("/", answer.text)], [EMAIL], ["はるこ"]) == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"note": EMAIL}, "note"),
        ({"sure": "on", "note": EMAIL}, "note"),
        ({"sure": "on", "do_mails": "burn"}, "do_mails"),
    ],
)
def test_a_slip_erases_nothing_and_is_told_beside_its_field(desk, owner, typed, field):
    write(by=owner)
    answer = desk.post(ERASE, choices(desk.post(ERASE, {"address": EMAIL}), **typed))
    assert (list(answer.context["form"].errors), Receipt.objects.count()) == ([field], 0)


def test_rows_that_came_meanwhile_are_looked_at_first(desk, owner):
    write(by=owner)
    sent = choices(desk.post(ERASE, {"address": EMAIL}), do_comments="delete", sure="on")
    CommentFactory(email=EMAIL)
    late = desk.post(ERASE, sent)
    assert (late.context["is_overtaken"], Comment.objects.count(), Receipt.objects.count()) == (True, 2, 0)
    assert late.context["form"]["do_comments"].value() == "delete"


def test_a_mailbox_that_was_erased_before_is_recognised(desk, owner):
    write(by=owner)
    desk.post(ERASE, choices(desk.post(ERASE, {"address": EMAIL}), sure="on"))
    [(receipt, lines)] = person(desk, sought=EMAIL.upper()).context["before"]
    assert (receipt.action, len(lines)) == ("erased", 8)


@pytest.mark.parametrize("sent", [{"address": ["a@b.jp"] * 51}, {"address": "a" * 300}, {"reference": "\0"}])
@pytest.mark.parametrize("path", [PERSON, EXPORT, ERASE])
def test_what_no_screen_sends_is_refused(desk, path, sent):
    assert desk.post(path, sent).status_code == 403


def test_the_receipts_cannot_be_changed_or_deleted(desk, owner):
    receipt = Receipt.objects.create(action="erased", digests="a" * 40, by=owner)
    paths = [f"{LIST}{receipt.pk}/{screen}/" for screen in ("change", "delete")]
    assert [desk.get(paths[0]).status_code, desk.post(paths[0], {"note": "x"}).status_code] == [200, 403]
    assert [desk.get(paths[1]).status_code, desk.get(f"{LIST}add/").status_code] == [403, 403]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_three_rows_as_for_one(desk, owner, rows, django_assert_num_queries):
    for _number in range(rows):
        Receipt.objects.create(action="erased", digests="a" * 40, counts={"comments": {"delete": 1}}, by=owner)
    desk.get(LIST)
    with django_assert_num_queries(6):
        desk.get(LIST)


def test_a_comment_and_a_message_lead_to_everything_of_their_writer(desk, client, person_with_role):
    comment, message = write()
    pages = [f"/admin/comments/comment/{comment.pk}/change/", f"/admin/contact/message/{message.pk}/change/"]
    asked = [f'<input type="hidden" name="sought" value="{row.reference}">' for row in (comment, message)]
    assert [field in desk.get(page).text for page, field in zip(pages, asked, strict=True)] == [True, True]
    assert [one.person.addresses for one in map(finding.sought, (comment.reference, message.reference))] == [
        {EMAIL}
    ] * 2
    client.force_login(person_with_role("moderator"))
    assert ['name="sought"' in client.get(page).text for page in pages] == [False, False]
