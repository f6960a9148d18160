"""comments.admin.desk: the queue, decisions where the rows stand, and addresses only for those who may see them."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from comments import moderation
from comments.models import Comment
from comments.verbs import BY_STATE, VERBS
from tests.comments.admin.cast import LIST, change, decide, said, seen, shown, undo_of
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db

STATES = Comment.State.values


def state_of(*comments):
    found = dict(Comment.objects.values_list("pk", "state"))
    return [found.get(comment.pk) for comment in comments]


def test_the_queue_shows_what_waits_until_another_state_is_chosen(desk):
    rows = {state: CommentFactory(state=state).pk for state in STATES}
    pages = {state: shown(desk.get(LIST, {"state": state})) for state in STATES}
    assert shown(desk.get(LIST)) == [rows["pending"]]
    assert pages == {state: [pk] for state, pk in rows.items()}
    assert set(shown(desk.get(LIST, {"state": "all"}))) == set(rows.values())


def test_the_tabs_count_what_the_search_finds_in_each_state(desk):
    for state, count in [("pending", 2), ("approved", 1), ("trash", 3)]:
        CommentFactory.create_batch(count, state=state, body="ほおずきの話")
    CommentFactory(body="別の話")
    tabs = desk.get(LIST, {"q": "ほおずき"}).context["tabs"]
    assert [(tab["state"], tab["count"]) for tab in tabs] == [
        *[("pending", 2), ("approved", 1), ("rejected", 0), ("spam", 0), ("trash", 3), ("all", 6)]
    ]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.state)
def test_chosen_comments_are_decided_together(desk, owner, verb):
    before = "spam" if verb.state != "spam" else "pending"
    rows = CommentFactory.create_batch(3, state=before)
    page = decide(desk, verb.state, *rows, query=f"?state={before}")
    assert set(Comment.objects.values_list("state", "decided_by")) == {(verb.state, owner.pk)}
    assert said(page) == [verb.done % {"count": 3}]


def test_one_row_is_decided_by_its_own_button_whatever_else_is_chosen(desk):
    one, other = CommentFactory.create_batch(2)
    decide(desk, f"approved:{one.pk}", one, other)
    assert state_of(one, other) == ["approved", "pending"]


def test_after_a_decision_the_list_goes_on_with_the_next_row(desk):
    rows = CommentFactory.create_batch(3)[::-1]
    data = {"seen": seen(*rows)}
    first, last = (desk.post(LIST, {**data, "decide": f"spam:{rows[at].pk}"}).url for at in (0, 2))
    assert (first, last) == (f"{LIST}#comment-{rows[1].pk}", f"{LIST}#comment-{rows[1].pk}")


def test_every_pages_comments_are_decided_at_once_but_none_that_came_later(desk):
    article = ArticleFactory()
    rows = CommentFactory.create_batch(60, article=article, state="spam")
    now = timezone.now().isoformat()
    late = CommentFactory(article=article, state="spam")
    page = decide(desk, "trash", rows[0], query="?state=spam", across=now)
    assert said(page) == [BY_STATE["trash"].done % {"count": 60}]
    assert state_of(late) == ["spam"]


def test_whoever_decides_about_the_last_page_goes_on_with_the_one_before(desk):
    rows = CommentFactory.create_batch(51, article=ArticleFactory())
    page = decide(desk, f"approved:{rows[0].pk}", rows[0], query="?p=2")
    assert (len(shown(page)), page.context["cl"].page_num) == (50, 1)


def test_of_many_the_later_moderator_is_told_how_many_and_which_had_been_decided(desk, second):
    rows = CommentFactory.create_batch(10)
    moderation.decide({row.pk: "pending" for row in rows[:3]}, "rejected", by=second)
    page = decide(desk, "approved", *rows)
    sentence = "%(changed)d of %(asked)d changed; %(count)d had been decided meanwhile."
    told = said(page)[1]
    assert said(page)[0] == BY_STATE["approved"].done % {"count": 7}
    assert told.startswith(ngettext(sentence, sentence, 3) % {"changed": 7, "asked": 10, "count": 3})
    assert [row.reference in told for row in rows] == [True] * 3 + [False] * 7
    assert ("瀬戸 みお" in told, state_of(*rows)) == (True, ["rejected"] * 3 + ["approved"] * 7)


def test_whoever_approves_below_a_hidden_comment_is_told_that_nobody_sees_it(desk):
    head = CommentFactory(state="spam")
    below = CommentFactory(article=head.article, parent=head)
    page = decide(desk, "approved", below, CommentFactory())
    sentence = "%(count)d of them answers a comment that readers do not see, and is not seen either."
    others = "%(count)d of them answer comments that readers do not see, and are not seen either."
    assert said(page)[1:] == [ngettext(sentence, others, 1) % {"count": 1}]


def test_a_comment_that_was_deleted_meanwhile_is_named_as_deleted(desk):
    rows = CommentFactory.create_batch(2)
    Comment.objects.filter(pk=rows[0].pk).delete()
    page = decide(desk, "approved", *rows)
    assert len(said(page)) == 2
    assert state_of(*rows) == [None, "approved"]


def test_every_decision_offers_the_way_back_to_the_same_list(desk):
    rows = CommentFactory.create_batch(3)
    address, batch = undo_of(decide(desk, "spam", *rows, query="?state=all&q="))
    assert desk.get(address, follow=True).redirect_chain == [(f"{LIST}?state=all&q=", 302)]
    page = desk.post(address, batch, follow=True)
    assert set(Comment.objects.values_list("state", flat=True)) == {"pending"}
    assert page.redirect_chain == [(f"{LIST}?state=all&q=", 302)]


@pytest.mark.parametrize(
    "sent",
    [
        {"decide": "approved"},
        {"decide": "approved", "_selected_action": ["1"]},
        {"decide": "published:1", "seen": ["1:pending"]},
        {"decide": f"approved:{'9' * 300}", "seen": ["1:pending"]},
        {"decide": "approved:1", "seen": ["1:open"]},
        {"decide": "approved:1", "seen": ["pending"]},
        {"decide": "approved:1", "seen": [f"{'9' * 40}:pending"]},
        {"decide": "approved:１", "seen": ["１:pending"]},
        {"decide": "approved", "across": "yesterday"},
        {"decide": "approved", "across": "2026-13-45T99:99:99+00:00"},
        {"decide": "approved", "across": "2026-11-29T10:00:00"},
        {"decide": ""},
        {"decide": "approved\0:1", "seen": ["1:pending"]},
    ],
)
def test_a_page_that_was_sent_incompletely_changes_nothing(desk, sent):
    comment = CommentFactory(pk=1)
    page = desk.post(LIST, sent, follow=True)
    assert (page.status_code, len(said(page)), state_of(comment)) == (200, 1, ["pending"])


def test_deciding_and_undoing_need_the_permission(desk, helper_with):
    comment = CommentFactory()
    address, batch = undo_of(decide(desk, "spam", comment))
    guest = helper_with("view")
    answers = [guest.post(address, batch), guest.post(LIST, {"decide": f"approved:{comment.pk}"})]
    assert ([answer.status_code for answer in answers], state_of(comment)) == ([403, 403], ["spam"])


def test_one_who_may_only_look_finds_nothing_to_decide(helper_with):
    comment = CommentFactory()
    guest = helper_with("view")
    pages = [guest.get(path) for path in (LIST, change(comment))]
    assert [(page.status_code, 'name="decide"' in page.content.decode()) for page in pages] == [(200, False)] * 2


def test_a_decision_needs_its_token(owner):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner)
    comment = CommentFactory()
    sent = {"decide": f"approved:{comment.pk}", "seen": seen(comment)}
    answers = [strict.post(path, sent).status_code for path in (LIST, change(comment), f"{LIST}undo/")]
    assert (answers, state_of(comment)) == ([403] * 3, ["pending"])


def test_looking_changes_nothing(desk):
    comment = CommentFactory()
    for path in (LIST, change(comment)):
        desk.get(path, {"decide": f"approved:{comment.pk}", "seen": seen(comment)})
    assert state_of(comment) == ["pending"]


def test_nobody_adds_a_comment_here(desk):
    assert desk.get(f"{LIST}add/").status_code == 403


def test_only_what_lies_in_the_trash_is_deleted_for_good(desk):
    kept, gone = CommentFactory(), CommentFactory(state="trash")
    chosen = {"action": "delete_selected", "index": "0", "post": "yes", "_selected_action": [kept.pk, gone.pk]}
    for query in ("", "?state=all", "?state=pending", "?state=trash"):
        desk.post(LIST + query, chosen)
    assert state_of(kept, gone) == ["pending", None]


def test_a_short_text_is_whole_in_the_list_and_a_long_one_opens(desk):
    short, long = "短い感想です。\n二行目。", "とても長い感想です。" * 60
    for body in (short, long):
        CommentFactory(body=body)
    rows = desk.get(LIST).context["cl"].rows
    assert rows[1].parts == (short, "")
    assert ("".join(rows[0].parts), rows[0].parts[0].endswith("。")) == (long, True)


def test_a_row_shows_its_article_the_comment_it_answers_and_why_it_was_held(desk):
    head = CommentFactory(state="approved", name="あさぎ", body="満了日はいつですか。")
    CommentFactory(article=head.article, parent=head, reasons=["links", "repeated"])
    text = desk.get(LIST).content.decode()
    facts = [head.article.title, "あさぎ", "満了日はいつですか。", gettext("More than two links.")]
    assert [fact in text for fact in facts] == [True] * 4


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_takes_as_many_queries_for_three_rows_as_for_one(desk, rows, django_assert_num_queries):
    head = CommentFactory(state="approved")
    CommentFactory.create_batch(rows, article=head.article, parent=head, reasons=["links"])
    desk.get(LIST)
    with django_assert_num_queries(6):
        desk.get(LIST)


def test_the_queue_takes_no_more_queries_for_ten_thousand_comments(desk, django_assert_num_queries):
    article = ArticleFactory()
    Comment.objects.bulk_create(
        Comment(article=article, reference=f"C-{n:06}", name="はるこ", body="感想です。") for n in range(10_000)
    )
    desk.get(LIST)
    with django_assert_num_queries(6):
        page = desk.get(LIST)
    assert (len(shown(page)), page.context["tabs"][0]["count"]) == (50, 10_000)


def test_the_owner_sees_addresses(desk):
    comment = CommentFactory()
    assert comment.email in desk.get(LIST).content.decode()
    assert comment.email in desk.get(change(comment)).content.decode()
    assert shown(desk.post(LIST, {"q": comment.email}, follow=True)) == [comment.pk]


def test_a_helper_sees_no_address_anywhere(moderator):
    comment = CommentFactory(email="himitsu@secret-example.com")
    text = decide(moderator, "trash", comment, query="?state=all").content.decode()
    CommentFactory(email="himitsu@secret-example.com")
    paths = [f"{LIST}?state=all", change(comment), f"{LIST}{comment.pk}/history/", f"{LIST}{comment.pk}/delete/"]
    text += "".join(moderator.get(path, follow=True).content.decode() for path in paths)
    chosen = {"action": "delete_selected", "index": "0", "_selected_action": [comment.pk]}
    text += moderator.post(f"{LIST}?state=trash", chosen).content.decode()
    assert "himitsu" not in text + "".join(str(entry) + entry.change_message for entry in LogEntry.objects.all())
    assert shown(moderator.get(LIST, {"q": "himitsu", "state": "all"})) == []


@pytest.mark.parametrize("lookup", ["email__startswith", "email", "replies__email__contains", "network_hash"])
def test_a_helper_cannot_ask_for_an_address_letter_by_letter(moderator, lookup):
    CommentFactory(email="himitsu@secret-example.com")
    assert moderator.get(LIST, {lookup: "h"}).status_code in {302, 400}


def test_a_queue_without_work_says_so(desk):
    CommentFactory(state="approved")
    assert gettext("Nothing waits here: everything is done.") in desk.get(LIST).content.decode()
