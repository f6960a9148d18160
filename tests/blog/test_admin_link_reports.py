"""Reports at the desk: a queue, a decision that settles them, a dismissal with its reason, and the links of a text."""

import re

import pytest
from django.urls import reverse

from config import roles, waiting
from config.models import Role
from disclosures.models import LinkDecision, LinkReport
from tests.factories import ArticleFactory, LinkDecisionFactory

pytestmark = pytest.mark.django_db
SHOP = "https://shop.example/p"
QUEUE = reverse("admin:disclosures_linkreport_changelist")
BODY = f'<p><a href="{SHOP}">店</a><a href="https://px.a8.net/svt/ejp?a8mat=1">広告</a><a href="https://bit.ly/1">短い</a></p>'


def report(**values):
    start = {"source": "article", "source_id": 1, "title": "選び方", "page_address": "https://blog.example.jp/g/"}
    return LinkReport.objects.create(**start | {"link": SHOP} | values)


def change(row):
    return reverse("admin:disclosures_linkreport_change", args=[row.pk])


def test_a_decision_settles_every_report_about_it(desk):
    rows = [report(), report(link="HTTPS://Shop.Example/p#top"), report(link="https://shop.example/other")]
    desk.post(
        reverse("admin:disclosures_linkdecision_add"),
        {"address": SHOP, "scope": "link", "verdict": "ad", "relationship": "paid", "reason": "契約がありました"},
    )

    states = [LinkReport.objects.get(pk=row.pk) for row in rows]
    assert [one.state for one in states] == ["decided", "decided", "new"]
    assert (states[0].decision, states[0].outcome, states[0].handled_by) == (
        LinkDecision.objects.get(),
        "契約がありました",
        "owner",
    )


def test_a_report_is_dismissed_with_a_reason_alone(desk):
    row = report()

    assert desk.post(change(row), {"answer": "dismissed", "outcome": " "}).status_code == 200
    assert LinkReport.objects.get().state == "new"
    desk.post(change(row), {"answer": "dismissed", "outcome": "自分の店で、報酬はありません"})

    row = LinkReport.objects.get()
    assert (row.state, row.outcome, row.handled_by) == ("dismissed", "自分の店で、報酬はありません", "owner")


def test_the_queue_shows_what_waits_and_the_home_counts_it(desk, owner):
    report(), report(state="dismissed"), report(state="spam")

    assert desk.get(QUEUE).context["cl"].result_count == 1
    assert [row["count"] for row in waiting.for_user(owner) if row["row"].key == "reports"] == [1]


def test_a_report_that_names_no_link_can_be_opened_and_says_what_was_noticed(desk):
    row = report(link="", body="まとめのリンクが広告です")

    assert f'<a href="{change(row)}">指定なし</a>' in desk.get(QUEUE).content.decode()
    page = desk.get(change(row)).content.decode()
    assert re.search(r"気づいたこと:.{0,200}まとめのリンクが広告です", page, re.DOTALL)


def test_the_page_of_a_report_is_text_and_leads_to_the_decision(desk):
    row = report(body="<script>x()</script>")

    page = desk.get(change(row)).content.decode()

    assert "<script>x()" not in page
    assert f"address={SHOP.replace(':', '%3A').replace('/', '%2F')}" in page
    assert f'href="{SHOP}"' not in page


def test_the_links_of_a_text_are_shown_with_what_they_were_judged_to_be(desk):
    article = ArticleFactory(body=BODY)
    LinkDecisionFactory(address="https://bit.ly/1")

    page = desk.get(reverse("admin:disclosures_linkreport_of", args=[article.pk]))

    assert [(one.address, one.verdict.reason, one.is_plain) for one in page.context["links"]] == [
        (SHOP, "plain", True),
        ("https://px.a8.net/svt/ejp?a8mat=1", "network", False),
        ("https://bit.ly/1", "decision", True),
    ]


def test_deciding_leads_to_the_earlier_decision_or_a_new_one_and_back(desk):
    article = ArticleFactory(body=BODY)
    decide = reverse("admin:disclosures_linkreport_decide", args=[article.pk])
    row = LinkDecisionFactory(address="https://bit.ly/1")

    assert f"/linkdecision/{row.pk}/change/" in desk.get(decide, {"address": "https://bit.ly/1"})["Location"]
    location = desk.get(decide, {"address": SHOP})["Location"]
    assert location.startswith("/admin/disclosures/linkdecision/add/?address=https%3A%2F%2Fshop.example%2Fp")
    assert location.endswith(f"next=%2Fadmin%2Fdisclosures%2Flinkreport%2Fof%2F{article.pk}%2F")


@pytest.mark.parametrize(
    ("data", "stored"),
    [
        ({"link": SHOP, "body": "先方から報酬の話がありました"}, 1),
        ({"link": SHOP, "body": ""}, 0),
        ({"link": "https://px.a8.net/svt/ejp?a8mat=1", "body": "広告です"}, 0),
        ({"link": "https://nowhere.example/", "body": "x"}, 0),
    ],
)
def test_a_writer_reports_a_plain_link_of_a_text(client, django_user_model, data, stored):
    roles.make()
    writer = django_user_model.objects.create_user("writer", is_staff=True)
    writer.groups.add(Role.objects.get(key="writer").group)
    client.force_login(writer)
    article = ArticleFactory(body=BODY)

    client.post(reverse("admin:disclosures_linkreport_of", args=[article.pk]), data)

    assert list(LinkReport.objects.values_list("link", "reported_by")) == [(SHOP, writer.pk)] * stored
    assert client.get(QUEUE).status_code == 403


def test_nobody_outside_looks_at_the_links_of_a_text(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))

    assert client.get(reverse("admin:disclosures_linkreport_of", args=[ArticleFactory().pk])).status_code == 403
