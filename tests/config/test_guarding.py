"""config.guarding: the page on which the owner sees which check works."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import Comment
from config import guarding
from guard import learning
from guard.models import Policy
from tests.factories import CommentFactory, MessageFactory

pytestmark = pytest.mark.django_db
PAGE = "/admin/guarding/"


def counted():
    found = [(row.check.key, row.met, row.spam, row.genuine) for row in guarding.report()["rows"]]
    return {key: numbers for key, *numbers in found if any(numbers)}


def test_each_check_tells_what_it_met_and_what_became_of_it():
    CommentFactory(reasons=["link", "work"], state="spam")
    CommentFactory(reasons=["link"], state="approved")
    CommentFactory(reasons=["blocked:word:副業", "blocked:address"], state="spam")
    MessageFactory(reasons=["link"], state="answered")
    MessageFactory(reasons=["link"], state="new")
    MessageFactory(reasons=[])
    assert counted() == {"link": [4, 1, 2], "work": [1, 1, 0], "blocked": [1, 1, 0]}


def test_only_the_last_days_count():
    old = CommentFactory(reasons=["link"])
    Comment.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=31))
    assert counted() == {}


def test_the_page_says_how_much_was_learned(desk):
    learning.learn("comment", 1, "副業で稼げます", True)
    text = desk.get(PAGE).content.decode()
    assert (guarding.report()["is_taught"], "<strong>1</strong>" in text) == (False, True)


def test_the_page_holds_nothing_of_texts_and_senders(desk):
    CommentFactory(reasons=["blocked:word:カジノ"], state="spam", name="はるこ", body="カジノの話")
    text = desk.get(PAGE).content.decode()
    assert [word for word in ("カジノ", "はるこ", "haruko") if word in text] == []


def test_the_owner_welcomes_other_languages_and_takes_it_back(desk):
    desk.post(PAGE, {"other_languages": "on"})
    assert Policy.current().other_languages
    desk.post(PAGE, {})
    assert (Policy.current().other_languages, Policy.objects.count()) == (False, 1)


def test_a_moderator_reads_the_page_and_changes_nothing_and_a_writer_sees_nothing(client, person_with_role):
    client.force_login(person_with_role("moderator"))
    assert (client.get(PAGE).status_code, client.post(PAGE, {"other_languages": "on"}).status_code) == (200, 403)
    client.force_login(person_with_role("writer"))
    assert (client.get(PAGE).status_code, Policy.objects.count()) == (403, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_for_three_rows_as_for_one(desk, rows, django_assert_num_queries):
    CommentFactory.create_batch(rows, reasons=["link"])
    desk.get(PAGE)
    with django_assert_num_queries(9):
        desk.get(PAGE)


def test_every_form_that_keeps_reasons_is_counted():
    from django.apps import apps

    keeping = {
        model for model in apps.get_models() if {"reasons", "submission_key"} <= {f.name for f in model._meta.fields}
    }
    assert keeping == {judged.model for judged in guarding.JUDGED}
