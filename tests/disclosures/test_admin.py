"""The disclosure desk in the admin: decisions remembered with who and when, codes shown as text, the ledger only read."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from disclosures.ledger import Showing, record
from disclosures.models import Creative, LinkDecision
from tests.disclosures.test_labelling import ISSUED
from tests.factories import ButtonFactory, CreativeFactory, LinkDecisionFactory, PlacementFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
ADD = reverse("admin:disclosures_linkdecision_add")
DECISION = {"address": "https://bit.ly/abc", "scope": "link", "verdict": "not_ad", "reason": "開いて確かめました"}


def test_an_undecided_link_decision_is_remembered_with_who_and_when(desk, owner, time_machine):
    time_machine.move_to("2026-11-20T03:00:00Z", tick=False)

    response = desk.post(ADD, DECISION)

    row = LinkDecision.objects.get()
    assert response.status_code == 302
    assert (row.decided_by, row.decided_by_name, row.decided_at) == (owner, "owner", timezone.now())


def test_the_form_is_opened_with_the_address_in_question(desk):
    page = desk.get(ADD, {"address": "https://bit.ly/abc?x=<", "scope": "link"}).content.decode()

    assert 'value="https://bit.ly/abc?x=&lt;"' in page


def test_a_decision_leads_back_to_where_it_was_asked_for(desk):
    response = desk.post(ADD + "?next=/admin/blog/article/1/change/%23links", DECISION)

    assert response["Location"] == "/admin/blog/article/1/change/#links"
    assert [one.level_tag for one in get_messages(response.wsgi_request)] == ["success"]


@pytest.mark.parametrize(
    "page",
    ["//evil.example", "/\\evil.example", "///evil.example", "https:evil.example", "/\t/evil.example", "%0d%0aX: y"],
)
def test_a_decision_never_leads_to_another_site(desk, page):
    response = desk.post(ADD + "?next=" + page, DECISION)

    assert response["Location"] == reverse("admin:disclosures_linkdecision_changelist")


def test_a_refused_decision_keeps_what_was_written(desk):
    page = desk.post(ADD, DECISION | {"verdict": "", "reason": "迷っています"}).content.decode()

    assert ("迷っています" in page, LinkDecision.objects.count()) == (True, 0)


@pytest.mark.parametrize("network", ISSUED)
def test_a_code_is_shown_again_exactly_as_it_was_pasted(desk, network):
    values = {"name": "n", "kind": "text", "label": "広告", "relationship": "affiliate", "language": "ja"}
    desk.post(reverse("admin:disclosures_creative_add"), values | {"code": ISSUED[network].replace("\n", "\r\n")})
    row = Creative.objects.get()

    form = desk.get(reverse("admin:disclosures_creative_change", args=[row.pk])).context["adminform"].form

    assert (row.code, form.initial["code"]) == (ISSUED[network], ISSUED[network])


def test_the_preview_loads_nothing_from_a_network(desk):
    row = CreativeFactory(copy="<無料>")

    page = desk.get(reverse("admin:disclosures_creative_change", args=[row.pk])).content.decode()

    assert "<img" not in page.split("creative-preview")[1].split("</ul>")[0]
    assert "<p>&lt;無料&gt;</p>" in page


def test_an_old_code_is_saved_with_a_hint(desk):
    values = {"name": "n", "kind": "text", "label": "広告", "relationship": "affiliate", "language": "ja"}
    code = '<a href="https://amzn.to/1" rel="noreferrer">x</a>'

    page = desk.post(reverse("admin:disclosures_creative_add"), values | {"code": code}, follow=True)

    assert [message.level_tag for message in page.context["messages"]] == ["warning", "warning", "success"]


@pytest.mark.parametrize(
    ("address", "may_add"),
    [("https://px.a8.net/svt/ejp?a8mat=1+2+3", True), ("https://hb.afl.rakuten.co.jp/ichiba/1a.2b/?pc=x", False)],
)
def test_the_advice_on_an_old_code_follows_the_networks_terms(desk, address, may_add):
    values = {"name": "n", "kind": "text", "label": "広告", "relationship": "affiliate", "language": "ja"}
    page = desk.post(
        reverse("admin:disclosures_creative_add"), values | {"code": f'<a href="{address}">x</a>'}, follow=True
    )
    (advice,) = [str(message) for message in page.context["messages"] if message.level_tag == "warning"]
    assert ('rel="sponsored nofollow"' in advice, Creative.objects.get().code) == (
        may_add,
        f'<a href="{address}">x</a>',
    )


@pytest.mark.parametrize("model", ["programme", "creative", "linkdecision", "noticewording", "ledgerentry"])
@pytest.mark.parametrize("count", [1, 3])
def test_every_list_takes_the_same_few_queries(desk, model, count, django_assert_num_queries):
    for _row in range(count):
        PlacementFactory(creative=CreativeFactory(programme=ProgrammeFactory()))
    LinkDecisionFactory.create_batch(count)
    for number in range(count):
        record(Showing("article", number, "/", "ja"), cause="publish", actor="")
    queries = {"programme": 6, "creative": 6, "linkdecision": 8, "noticewording": 6, "ledgerentry": 7}[model]

    with django_assert_num_queries(queries):
        desk.get(reverse(f"admin:disclosures_{model}_changelist"))


def test_the_ledger_can_only_be_read(desk):
    entry = record(Showing("article", 1, "/", "ja"), cause="publish", actor="")
    page = reverse("admin:disclosures_ledgerentry_change", args=[entry.pk])

    assert desk.get(page).status_code == 200
    assert desk.post(page, {"cause": "x"}).status_code == 403
    assert desk.post(reverse("admin:disclosures_ledgerentry_delete", args=[entry.pk])).status_code == 403
    assert desk.get(reverse("admin:disclosures_ledgerentry_add")).status_code == 403


def test_a_button_is_listed_with_its_network(desk):
    ButtonFactory()

    assert "A8.net" in desk.get(reverse("admin:disclosures_creative_changelist")).content.decode()


def test_an_empty_list_says_so(desk):
    page = desk.get(reverse("admin:disclosures_linkdecision_changelist"))
    assert [gettext("Nothing here yet.") in page.content.decode(), "list-note" in page.content.decode()] == [True, True]


def test_a_search_without_finds_says_so(desk):
    page = desk.get(reverse("admin:disclosures_creative_changelist"), {"q": "見つからない"})
    assert gettext("Nothing fits this search.") in page.content.decode()


@pytest.mark.parametrize(("chosen", "count"), [("", 2), ("published", 1), ("withdrawn", 1), ("saved", 0)])
def test_the_ledger_is_sifted_by_cause_in_words(desk, chosen, count):
    for number, cause in enumerate(["published", "withdrawn"]):
        record(Showing("article", number, "/", "ja"), cause=cause, actor="")
    page = desk.get(reverse("admin:disclosures_ledgerentry_changelist"), {"cause": chosen} if chosen else {})
    assert page.context["cl"].result_count == count
