"""blog.catching_up: beginning, end and new surroundings of an article reach the ledger although nobody saves it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog import publishing
from blog.catching_up import catch_up
from blog.models import Author, Site
from blog.rendering import Rules, render_and_store
from disclosures.models import LedgerEntry
from tests.factories import AuthorFactory, DraftFactory, SiteFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def rows():
    return list(LedgerEntry.objects.order_by("pk").values_list("cause", "is_public", "since"))[1:]


@pytest.fixture
def publish(owner, time_machine):
    time_machine.move_to("2026-11-23T01:00:00Z", tick=False)

    def publish(**values):
        article = DraftFactory(**values)
        publishing.publish(article, by=owner)
        return article

    return publish


def test_a_scheduled_article_is_told_of_once_when_its_time_has_come(publish, time_machine):
    start = timezone.now() + DAY
    publish(publish_at=start)
    assert (catch_up(), rows()) == (0, [])

    time_machine.shift(2 * DAY)

    assert (catch_up(), catch_up(), rows()) == (1, 0, [("began", True, start)])


def test_an_article_is_told_of_once_when_its_end_has_come(publish, time_machine):
    end = timezone.now() + DAY
    publish(end_at=end)
    assert (catch_up(), rows()) == (0, [])

    time_machine.shift(2 * DAY)

    assert (catch_up(), catch_up(), rows()) == (1, 0, [("ended", False, end)])


def test_a_new_name_of_the_author_is_told_of_on_their_pages(publish):
    publish(author=AuthorFactory(name="前の名前"))
    Author.objects.update(name="新しい名前")

    assert (catch_up(), catch_up()) == (1, 0)
    assert [cause for cause, _is_public, _since in rows()] == ["rerender"]


def test_surroundings_that_a_page_does_not_show_are_looked_at_once_and_leave_no_row(publish):
    SiteFactory()
    publish()
    Site.objects.update(name="ほかの名前")

    assert (catch_up(), catch_up(), rows()) == (1, 0, [])


def test_a_page_with_a_stale_rendering_is_told_of_as_readers_see_it(publish):
    article = publish()
    article.title = "新しい題"
    article.save()
    Site.objects.create(name="サーバー手帖")
    assert catch_up() == 1

    assert [cause for cause, _is_public, _since in rows()] == ["rerender"]
    assert render_and_store(article, Rules()).pk == article.rendering.pk


def test_catching_up_stops_at_its_limit(publish):
    publish()
    publish()
    Author.objects.update(name="新しい名前")

    assert (catch_up(limit=1), catch_up(limit=5)) == (1, 1)


def test_a_draft_is_never_told_of(owner):
    publishing.keep(DraftFactory(), by=owner)

    assert (catch_up(), LedgerEntry.objects.count()) == (0, 0)
