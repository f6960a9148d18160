"""comments.admin.detail: one comment with its thread, its history, a decision and an answer."""

import pytest
from django.utils import timezone
from django.utils.translation import gettext

from comments import moderation
from comments.models import Comment, Correspondent, Report
from tests.comments.admin.cast import LIST, change, said, undo_of, wish
from tests.factories import CommentFactory, RenderingFactory

pytestmark = pytest.mark.django_db


def test_a_decision_with_its_note_is_made_on_the_comments_page(desk, owner):
    comment = CommentFactory()
    page = wish(desk, comment, "rejected", reason="宣伝のため")
    comment.refresh_from_db()
    assert (page.redirect_chain, comment.state, comment.decided_by) == ([(LIST, 302)], "rejected", owner)
    assert "宣伝のため" in desk.get(change(comment)).content.decode()


def test_the_way_back_leads_to_the_list_as_it_was(desk):
    comment = CommentFactory()
    sent = {"decide": "approved", "seen": "pending", "key": "1"}
    kept = "?_changelist_filters=state%3Dall%26q%3Dabc"
    assert desk.post(change(comment) + kept, sent).url == f"{LIST}?state=all&q=abc"


def test_a_reply_approves_the_comment_and_both_are_taken_back_together(desk):
    comment = CommentFactory()
    page = wish(desk, comment, "reply", answer="はい、使えます。")
    answer = Comment.objects.get(parent=comment)
    comment.refresh_from_db()
    assert (comment.state, answer.body, answer.is_staff, answer.state) == (
        "approved",
        "はい、使えます。",
        True,
        "approved",
    )
    desk.post(*undo_of(page))
    assert [Comment.objects.get(pk=one.pk).state for one in (comment, answer)] == ["pending", "trash"]


def test_a_reply_sent_twice_stands_once(desk):
    comment = CommentFactory(state="approved")
    for _click in range(2):
        wish(desk, comment, "reply", answer="はい。")
    assert Comment.objects.filter(is_staff=True).count() == 1


def test_the_later_of_two_moderators_sees_who_decided_what_and_keeps_what_was_typed(desk, second):
    comment = CommentFactory()
    moderation.decide({comment.pk: "pending"}, "rejected", by=second)
    page = wish(desk, comment, "reply", answer="はい、使えます。", reason="急ぎ")
    told = "".join(said(page))
    assert (page.status_code, comment.reference in told, "瀬戸 みお" in told) == (409, True, True)
    form = page.context["form"]
    assert (form["answer"].value(), form["reason"].value(), form["seen"].value()) == (
        "はい、使えます。",
        "急ぎ",
        "rejected",
    )
    assert list(Comment.objects.values_list("state", flat=True)) == ["rejected"]


def test_a_decision_beside_a_typed_reply_keeps_the_reply(desk):
    comment = CommentFactory()
    page = wish(desk, comment, "approved", answer="書きかけの返信")
    assert (page.status_code, page.context["form"]["answer"].value()) == (200, "書きかけの返信")
    assert list(Comment.objects.values_list("state", flat=True)) == ["approved"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"decide": "reply"}, "answer"),
        ({"decide": "reply", "answer": "\u200b\u3000"}, "answer"),
        ({"decide": "reply", "answer": "赤\x1b[31m"}, "answer"),
        ({"decide": "reply", "answer": "あ" * 5001}, "answer"),
        ({"decide": "approved", "reason": "二\n行"}, "reason"),
        ({"decide": "approved", "reason": "あ" * 201}, "reason"),
        ({"decide": "published"}, "decide"),
        ({"decide": "approved", "seen": "open"}, "seen"),
        ({"decide": "approved", "key": "x" * 900}, "key"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_stays_in_its_field(desk, typed, field):
    comment = CommentFactory()
    page = wish(desk, comment, typed.pop("decide"), **typed)
    form = page.context["form"]
    assert (page.status_code, list(form.errors)) == (422, [field])
    assert {name: form[name].value() for name in typed} == typed
    assert list(Comment.objects.values_list("state", flat=True)) == ["pending"]


def test_the_article_the_thread_and_the_reasons_are_in_view(desk):
    head = CommentFactory(state="approved", body="最初の質問です。")
    RenderingFactory(article=head.article, plain_text="契約の前に見るところ。")
    sister = CommentFactory(article=head.article, parent=head, state="spam", body="宣伝です。")
    staff = CommentFactory(article=head.article, parent=head, state="approved", is_staff=True, body="お答えします。")
    comment = CommentFactory(article=head.article, parent=head, reasons=["links"])
    page = desk.get(change(comment))
    assert page.context["thread"] == [head, sister, staff, comment]
    text = page.content.decode().replace("<wbr>", "")
    facts = [
        head.article.title,
        "契約の前に見るところ。",
        "宣伝です。",
        "お答えします。",
        gettext("More than two links."),
    ]
    assert [fact in text for fact in facts] == [True] * 5


def test_the_history_tells_every_step(desk, owner, second):
    comment = CommentFactory()
    batch = moderation.decide({comment.pk: "pending"}, "spam", by=second, reason="短縮URL").batch
    moderation.undo(batch, by=owner)
    page = desk.get(f"{LIST}{comment.pk}/history/", follow=True)
    assert page.redirect_chain == [(f"{change(comment)}#history", 302)]
    assert [(one.from_state, one.to_state, one.who, one.reason) for one in page.context["decisions"]] == [
        ("pending", "spam", "瀬戸 みお", "短縮URL"),
        ("spam", "pending", "owner", ""),
    ]


def test_why_a_comment_was_held_is_told_with_what_each_sign_weighs(desk):
    comment = CommentFactory(reasons=["links", "repeated"])
    verdict = desk.get(change(comment)).context["verdict"]
    assert (verdict.score, [str(reason) for reason in verdict.reasons]) == (
        sum(reason.weight for reason in verdict.reasons),
        [f"{gettext('More than two links.')} (+5)", f"{gettext('The same text was sent before.')} (+5)"],
    )


def test_the_holder_of_a_confirmed_address_is_trusted_from_the_comment(desk):
    comment = CommentFactory(email="Asagi@example.jp")
    assert desk.get(change(comment)).context["holder"] is None
    holder = Correspondent.objects.create(email="asagi@example.jp", confirmed_at=timezone.now())
    text = desk.get(change(comment)).content.decode()
    address = f"/admin/comments/correspondent/{holder.pk}/trust/?comment={comment.pk}"
    assert f'action="{address}"' in text
    page = desk.post(address, {"trust": "yes"}, follow=True)
    holder.refresh_from_db()
    assert (page.redirect_chain, holder.trusted_at is None) == ([(change(comment), 302)], False)


def test_what_readers_reported_stands_above_the_comment(desk):
    comment = CommentFactory(state="approved")
    for state, body in [("new", "本名が書かれています。"), ("settled", "済んだ報告です。")]:
        Report.objects.create(comment=comment, reason="private", state=state, body=body)
    text = desk.get(change(comment)).content.decode()
    assert ("本名が書かれています。" in text, "済んだ報告です。" in text) == (True, False)


@pytest.mark.parametrize("number", ["0", "-1", "abc", "９", "9" * 300, "1%00", "1'"])
def test_a_comment_that_is_not_there_leads_home(desk, number):
    assert desk.get(f"{LIST}{number}/change/").status_code in {302, 400, 404}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_for_a_thread_of_three_as_of_one(desk, rows, owner, django_assert_num_queries):
    head = CommentFactory(state="approved")
    for comment in CommentFactory.create_batch(rows, article=head.article, parent=head):
        moderation.decide({comment.pk: "pending"}, "approved", by=owner)
        moderation.decide({head.pk: "approved"}, "approved", by=owner)
    desk.get(change(head))
    with django_assert_num_queries(8):
        desk.get(change(head))


def test_only_a_comment_in_the_trash_is_deleted_for_good(desk):
    comment = CommentFactory()
    page = desk.post(f"{LIST}{comment.pk}/delete/", {"post": "yes"}, follow=True)
    assert said(page) == [gettext("Only a comment in the trash can be deleted for good.")]
    Comment.objects.update(state="trash")
    desk.post(f"{LIST}{comment.pk}/delete/", {"post": "yes"})
    assert Comment.objects.count() == 0


def test_a_comment_below_which_replies_are_wanted_is_not_deleted(desk):
    head = CommentFactory(state="trash")
    CommentFactory(article=head.article, parent=head, state="pending")
    page = desk.post(f"{LIST}{head.pk}/delete/", {"post": "yes"}, follow=True)
    assert said(page) == [gettext("Replies below it are still wanted. Put them into the trash first.")]
    chosen = {"action": "delete_selected", "index": "0", "post": "yes", "_selected_action": [head.pk]}
    page = desk.post(f"{LIST}?state=trash", chosen, follow=True)
    assert gettext("Some stay, because replies below them are still wanted.") in said(page)
    assert Comment.objects.count() == 2


def test_an_article_takes_its_comments_and_their_history_along(desk, owner):
    comment = CommentFactory(email="himitsu@secret-example.com")
    batch = moderation.decide({comment.pk: "pending"}, "approved", by=owner).batch
    address = f"/admin/blog/article/{comment.article_id}/delete/"
    assert "himitsu" not in desk.get(address).content.decode()
    desk.post(address, {"post": "yes"})
    assert Comment.objects.count() == 0
    page = desk.post(f"{LIST}undo/", {"batch": batch}, follow=True)
    assert said(page)[-1] == gettext("There is nothing to take back any more.")
