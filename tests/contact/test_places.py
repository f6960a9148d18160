"""contact.places: what stands in braces in a canned answer, filled once and never read again."""

import datetime

import pytest

from contact import places
from contact.models import Message
from tests.factories import ArticleFactory, MessageFactory, SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mika(django_user_model):
    return django_user_model.objects.create_user("mika", first_name="美香", last_name="三枝", is_staff=True)


@pytest.fixture
def case(mika):
    SiteFactory()
    article = ArticleFactory(title="解約の手順")
    message = MessageFactory(name="竹野はるこ", reference="M-7K3F9Q", topic="expression", article=article)
    message.created_at = datetime.datetime(2026, 11, 23, 20, 40, tzinfo=datetime.UTC)
    return places.case(message, mika)


@pytest.mark.parametrize("row", places.PLACES, ids=lambda row: row.key)
def test_every_place_is_filled_as_its_example_says(case, row):
    assert places.fill(f"「{{{row.key}}}」", case, language="ja") == f"「{row.example}」"


def test_an_english_text_gets_english_words(case):
    assert places.fill("{day}: {topic}, {site}", case, language="en") == (
        "Nov. 24, 2026: An expression in an article, Server Notes"
    )


@pytest.mark.parametrize(
    "name", ["{reference}", "{{ name }}", "{me} {name}", "{{7*7}}", "%(x)s", "{0.__class__}", "\\1"]
)
def test_a_name_that_looks_like_a_place_is_a_name(case, name):
    case.message.name = name
    assert places.fill("{name} 様", case, language="ja") == f"{name} 様"


@pytest.mark.parametrize("text", ["{}", "{ name }", "{0}", "{name.__class__}", "{NAME}", "{{% debug %}}", "{", "100%"])
def test_what_is_no_place_stays_as_it_is(case, text):
    assert places.fill(text, case, language="ja") == text


def test_a_place_that_nobody_knows_is_named():
    assert places.unknown("{name} 様、{nmae}、{date}、{nmae}") == ["{nmae}", "{date}"]


def test_the_log_in_name_is_told_to_nobody(case, owner):
    nameless = places.Case(case.message, owner, case.site)
    assert places.fill("{me}", nameless, language="ja") == "サーバー手帖"


def test_an_article_that_was_only_named_keeps_its_name(case):
    case.message.article, case.message.answers = None, {"article": "消えた記事"}
    assert places.fill("「{article}」", case, language="ja") == "「消えた記事」"


def test_places_cost_one_query_however_many_there_are(mika, django_assert_num_queries):
    message = Message.objects.get(pk=MessageFactory().pk)
    with django_assert_num_queries(1):
        known = places.case(message, mika)
        places.fill("{site} {me} {site} {name}", known, language="ja")
