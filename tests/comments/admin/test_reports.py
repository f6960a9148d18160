"""comments.admin.reports: the queue of reported comments, and that a moderator has looked."""

import pytest

from comments.models import Comment, Report
from tests.factories import ReportFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/comments/report/"


def test_the_queue_shows_what_nobody_has_looked_at(desk):
    new, _old, _spam = (ReportFactory(state=state) for state in ("new", "settled", "spam"))
    assert [row.pk for row in desk.get(LIST).context["cl"].result_list] == [new.pk]


def test_a_report_leads_to_the_comment_where_it_is_decided(desk):
    report = ReportFactory(body="名指しです。", comment__body="ひどい言葉")
    text = desk.get(f"{LIST}{report.pk}/change/").content.decode()
    assert f'href="/admin/comments/comment/{report.comment_id}/change/"' in text
    assert ("ひどい言葉" in text, "名指しです。" in text, report.comment.email in text) == (True, True, False)


@pytest.mark.parametrize(("outcome", "state"), [("keep", "settled"), ("spam", "spam"), ("", "new")])
def test_a_report_is_settled_while_the_comment_stays(desk, outcome, state):
    report = ReportFactory()
    assert desk.post(f"{LIST}{report.pk}/change/", {"outcome": outcome}).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.handled_by, Comment.objects.get().state) == (
        state,
        "owner" if outcome else "",
        "approved",
    )


def test_many_reports_are_settled_at_once(desk):
    chosen = [report.pk for report in ReportFactory.create_batch(3)]
    desk.post(LIST, {"action": "settle", "_selected_action": chosen[:2]})
    assert set(Report.objects.filter(state="settled").values_list("pk", flat=True)) == set(chosen[:2])


@pytest.mark.parametrize("rows", [1, 3])
def test_more_reports_cost_no_more_queries(desk, rows, django_assert_num_queries):
    ReportFactory.create_batch(rows)
    desk.get(LIST)
    with django_assert_num_queries(8):
        desk.get(LIST)


def test_hostile_text_is_plain_text(desk):
    report = ReportFactory(body="<script>alert(1)</script>", comment__body="<script>alert(2)</script>")
    text = desk.get(LIST).content.decode() + desk.get(f"{LIST}{report.pk}/change/").content.decode()
    assert ("<script>alert" in text, text.count("&lt;script&gt;alert") >= 3) == (False, True)


def test_the_home_counts_what_waits(desk):
    ReportFactory.create_batch(2)
    assert LIST in desk.get("/admin/").content.decode()


def test_a_moderator_deals_with_reports_and_a_writer_sees_none(client, person_with_role):
    report = ReportFactory()
    statuses = []
    for role in ("moderator", "writer"):
        client.force_login(person_with_role(role))
        statuses.append(client.get(f"{LIST}{report.pk}/change/").status_code)
    assert statuses == [200, 403]
