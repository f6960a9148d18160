"""privacy.told and privacy.views: readers are told of everything that is kept, with the periods that are set."""

import pytest

from config.privacy import periods
from config.privacy.kinds import KINDS
from config.privacy.period_rows import PERIODS
from config.privacy.told import TOLD
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

OF_NO_READER = {"sessions", "page-images"}  # of people who work here, and of articles


def text(client, path="/personal-data/"):
    return client.get(path).text


def test_every_kind_and_every_period_is_told_of():
    kinds = [key for row in TOLD for key in row.kinds]
    told = [key for row in TOLD for key in row.periods]
    assert (sorted(kinds), sorted(told)) == (
        sorted(kind.key for kind in KINDS),
        sorted({row.key for row in PERIODS} - OF_NO_READER),
    )


@pytest.mark.parametrize("row", TOLD, ids=lambda row: row.key)
def test_every_row_says_how_long(row):
    assert bool(row.until or row.periods)


def test_the_page_follows_the_settings(client, settings):
    settings.GUARD_KEEP_DAYS = 12
    before = text(client)
    periods.save({"mail-texts": 14, "done-messages": None})
    assert ["<strong>12日</strong>" in before, "<strong>30日</strong>" in before, "期限なし" in before] == [
        True,
        True,
        False,
    ]
    after = text(client)
    assert ["<strong>14日</strong>" in after, "期限なし" in after] == [True, True]


def test_the_log_of_the_server_is_told_of_once_somebody_said_how_long(client):
    before = 'id="logs"' in text(client)
    periods.save({"logs": 60})
    assert (before, 'id="logs"' in text(client)) == (False, True)


def test_the_page_is_there_in_both_languages(client):
    pages = [client.get(path) for path in ("/personal-data/", "/en/personal-data/")]
    assert [page.headers["Content-Language"] for page in pages] == ["ja", "en"]
    assert ["個人データの扱い" in pages[0].text, "About personal data" in pages[1].text] == [True, True]


@pytest.mark.parametrize("path", ["/", "/contact/", "/article-with-a-form/", "/policy/"])
def test_every_page_and_every_form_leads_there(client, path):
    ArticleFactory(slug="article-with-a-form")
    ArticleFactory(slug="policy", page_type="policy")
    count = text(client, path).count('href="/personal-data/"')
    assert count == {"/": 1}.get(path, 2)


def test_it_leads_to_the_owners_own_policy(client):
    ArticleFactory(slug="policy", page_type="policy", title="個人情報の扱い")
    assert '<a href="/policy/">個人情報の扱い</a>' in text(client)


def test_no_article_takes_its_address():
    from blog.slugs import RESERVED

    assert "personal-data" in RESERVED


def test_the_page_is_made_in_few_queries(client, django_assert_num_queries):
    text(client)
    with django_assert_num_queries(4):
        text(client)
