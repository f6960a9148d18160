"""blog.revisions: each save is a version, nothing changed is none, and what is put aside is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from blog import revisions
from blog.models import Article, Revision
from tests.factories import DraftFactory, TagFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SAVED, PUBLISHED = Revision.Cause.SAVED, Revision.Cause.PUBLISHED


def kept(article):
    return [(one.version, one.cause, one.name) for one in article.revisions.all()]


def test_a_save_is_a_version_with_every_value_that_can_be_typed(owner):
    article = DraftFactory(title="題", memo="覚え書き")
    article.tags.set([TagFactory(), TagFactory()])
    revision = revisions.record(article, cause=SAVED, by=owner)
    values = revisions.unpack(revision)
    assert (article.version, kept(article), revision.created_by) == (2, [(2, "saved", "")], owner)
    assert (set(values), values["title"], values["memo"], len(values["tags"])) == (
        set(revisions.FIELDS),
        "題",
        "覚え書き",
        2,
    )


def test_a_save_that_changed_nothing_is_none(owner):
    article = DraftFactory()
    for _attempt in range(3):
        revisions.record(article, cause=SAVED, by=owner)
    assert (kept(article), Article.objects.get().version) == ([(2, "saved", "")], 2)


def test_publishing_is_a_version_though_the_text_stays(owner):
    article = DraftFactory()
    for cause in (SAVED, PUBLISHED):
        revisions.record(article, cause=cause, by=owner)
    assert kept(article) == [(3, "published", ""), (2, "saved", "")]


def test_an_old_article_keeps_what_it_was_before_its_first_change(owner):
    article = DraftFactory(title="昔の題")
    revisions.begin(article)
    Article.objects.update(title="今の題")
    article.refresh_from_db()
    revisions.record(article, cause=SAVED, by=owner)
    assert [revisions.unpack(one)["title"] for one in article.revisions.all()] == ["今の題", "昔の題"]


def test_what_is_put_aside_leaves_the_article_as_it_is(owner):
    article = DraftFactory(title="題")
    revisions.begin(article)
    revisions.put_aside(article, {"title": "別の題"}, by=owner, name="取り置き")
    assert (kept(article)[0], Article.objects.get().title) == ((2, "saved", "取り置き"), "題")
    assert revisions.is_unchanged_since(article, 1) is True


@pytest.mark.parametrize(("version", "expected"), [(2, True), (1, False), (9, False)])
def test_an_article_knows_since_when_it_is_unchanged(owner, version, expected):
    article = DraftFactory()
    revisions.begin(article)
    Article.objects.update(title="今の題")
    article.refresh_from_db()
    revisions.record(article, cause=SAVED, by=owner)
    assert revisions.is_unchanged_since(article, version) is expected


def aged(article, days, **values):
    revision = Revision.objects.create(article=article, version=10_000 - int(days * 10), data=b"", **values)
    Revision.objects.filter(pk=revision.pk).update(created_at=NOW - timedelta(days=days))
    return revision.pk


def test_old_versions_thin_out_to_one_a_day_and_one_a_month():
    article = DraftFactory()
    young = [aged(article, days) for days in (0, 1, 1.1, 29.9)]
    daily = [aged(article, days) for days in (40, 40.1, 41, 41.1)]
    monthly = [aged(article, days) for days in (400, 401, 402, 440)]
    assert revisions.thin(NOW) == 4
    left = set(article.revisions.values_list("pk", flat=True))
    assert left == {*young, daily[0], daily[2], monthly[0], monthly[3]}


def test_named_and_published_versions_stay():
    article, other = DraftFactory(), DraftFactory()
    kept = {
        aged(article, 500),
        aged(article, 500.1, name="公開前"),
        aged(article, 500.2, cause=PUBLISHED),
        aged(other, 500.1),
    }
    aged(article, 500.3)
    assert (revisions.thin(NOW), set(Revision.objects.values_list("pk", flat=True))) == (1, kept)
