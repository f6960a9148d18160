"""The sample site as it is loaded: complete, loaded once, with its network code untouched and its readers unwatched."""

import pytest
from django.core.management import call_command
from django.db import transaction

from blog.models import Article, Image, MenuItem, Site
from comments.models import Comment, Correspondent, Report
from config.samples import texts
from contact import topics
from contact.models import Message
from disclosures.models import Creative, Programme

SLUGS = [text.key for text in (*texts.pages("articles"), *texts.pages("pages"))]
CODES = [text for text in texts.records("creatives.txt", opening="\ncode:\n") if text.body]
MODELS = (Article, Comment, Creative, Image, MenuItem, Message, Programme, Site)


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    """The sample site, loaded once for this module and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo")
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]


def counts():
    return [model._base_manager.filter(is_sample=True).count() for model in MODELS]


def test_everything_is_there_and_marked_as_a_sample():
    assert Article.objects.published().count() == len(SLUGS)
    assert [model.__name__ for model in MODELS if model._base_manager.filter(is_sample=False).exists()] == []
    assert [model.__name__ for model in MODELS if not model._base_manager.exists()] == []


def test_loading_again_changes_nothing():
    before = counts()
    call_command("demo")
    call_command("demo", force=True)
    assert counts() == before


def test_comments_are_in_all_states_and_messages_in_all_topics():
    assert set(Comment.objects.values_list("state", flat=True)) == set(Comment.State.values)
    assert set(Message.objects.values_list("topic", flat=True)) == set(topics.BY_KEY)


def test_the_samples_show_trust_a_report_and_a_reply_to_a_reply(client):
    assert Correspondent.objects.filter(trusted_at__isnull=False, is_sample=True).count() == 1
    assert Report.objects.get().comment.state == "approved"
    thread = client.get("/rental-server-support-and-cancel/").content.decode()
    linked = client.get("/domain-expiry-calendar/").content.decode()
    assert ('class="comment-mention' in thread, 'rel="ugc nofollow noopener"' in linked) == (True, True)


@pytest.mark.parametrize("slug", SLUGS)
def test_each_page_opens_and_contacts_nobody(client, slug):
    answer = client.get(f"/{slug}/")
    assert answer.status_code == 200
    assert "://" not in answer["Content-Security-Policy"]
    assert "data-creative" not in answer.text


def test_the_samples_show_programmes_a_campaign_and_a_product(client):
    ending = Programme.objects.get(ends_at__isnull=False)
    assert [row.fallback is not None for row in ending.creatives.all()] == [True]
    page = client.get("/desk-lamp-night/").text
    assert Programme.objects.get(ends_at=None).statement in page
    assert page.count('class="product ad" data-offer="each"') == 1


@pytest.mark.parametrize("text", CODES, ids=lambda text: text.key)
def test_network_code_reaches_the_page_byte_for_byte(client, text):
    creative = Creative.objects.get(name=text.get("name"))
    article = Article.objects.get(body__contains=f'data-creative="{creative.pk}"')
    assert text.body in client.get(article.get_absolute_url()).text


def test_nothing_is_dated_ahead(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert not [row for row in Article.objects.all() if not row.is_public]
