"""blog.publishing: what makes a page public, and what publishing leaves behind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog import publishing
from blog.models import Article
from disclosures.models import LedgerEntry
from tests.factories import ArticleFactory, DraftFactory

pytestmark = pytest.mark.django_db

SHORTENED = '<p><a href="https://bit.ly/3xample">店へ</a></p>'
AD_LINK = '<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>'


def ledger():
    return list(LedgerEntry.objects.order_by("pk").values_list("cause", "source", "source_id", "actor"))


def test_publishing_makes_public_renders_and_records(owner):
    draft = DraftFactory(body=AD_LINK)
    publishing.publish(draft, by=owner)
    article = Article.objects.select_related("rendering").get()
    assert (article.is_public, 'data-disclosure="label"' in article.rendering.html) == (True, True)
    assert ledger() == [("published", "article", article.pk, "owner")]


def test_a_blocked_article_stays_a_draft_and_leaves_no_trace(owner):
    draft = DraftFactory(body=SHORTENED)
    with pytest.raises(publishing.Blocked) as refusal:
        publishing.publish(draft, by=owner)
    assert [one.code for one in refusal.value.obstacles] == ["undecided"]
    assert (Article.objects.get().state, ledger()) == (Article.State.DRAFT, [])


def test_a_later_time_schedules(owner):
    draft = DraftFactory(publish_at=timezone.now() + timedelta(days=1))
    publishing.publish(draft, by=owner)
    assert (draft.is_scheduled, Article.objects.published().count()) == (True, 0)


def test_a_time_given_by_the_caller_counts_before_the_field(owner):
    moment = timezone.now() - timedelta(days=400)
    draft = DraftFactory(publish_at=timezone.now())
    publishing.publish(draft, by=owner, at=moment)
    assert Article.objects.get().publish_at == moment


def test_withdrawing_takes_the_page_away_and_records_it(owner):
    article = ArticleFactory()
    publishing.withdraw(article, by=owner)
    assert (Article.objects.published().count(), ledger()) == (0, [("withdrawn", "article", article.pk, "owner")])


def test_a_saved_draft_is_rendered_and_not_recorded(owner):
    draft = DraftFactory(body=SHORTENED)
    assert (publishing.keep(draft, by=owner), ledger()) == ([], [])
    assert Article.objects.get().rendering.plain_text == "店へ"


def test_a_saved_public_page_is_recorded_and_its_open_links_are_told(owner):
    article = ArticleFactory(body=SHORTENED)
    told = publishing.keep(article, by=owner)
    assert ([one.code for one in told], [row[0] for row in ledger()]) == (["undecided"], ["saved"])
    assert 'data-disclosure="label"' in article.rendering.html
