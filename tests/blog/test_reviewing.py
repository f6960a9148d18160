"""blog.reviewing and its obstacle: a second person looks before readers do, and a lone blogger is never locked out."""

import pytest

from blog import publishing, reviewing
from blog.models import Article, Draft
from tests.factories import AuthorFactory, CreativeFactory, DraftFactory, SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(django_user_model):
    """Two who may publish."""
    return [django_user_model.objects.create_user(name, last_name=name) for name in ("aki", "haru")]


@pytest.fixture
def strict():
    """A site that requires a review of articles with ads."""
    return SiteFactory(requires_review=True)


def with_ad(**values):
    return DraftFactory(
        body=f'<p>本文。</p><div data-block="ad" data-creative="{CreativeFactory().pk}"></div>', **values
    )


def codes(article, by):
    return [one.code for one in publishing.obstacles(article, by=by)]


def test_without_the_setting_one_person_publishes_ads_alone(people):
    SiteFactory()
    publishing.publish(with_ad(), by=people[0])
    assert Article.objects.get().state == "published"


def test_an_article_without_ads_needs_no_review(people, strict):
    publishing.publish(DraftFactory(), by=people[0])
    assert Article.objects.get().state == "published"


def test_nobody_publishes_ads_that_no_review_was_asked_for(people, strict):
    article = with_ad()
    with pytest.raises(publishing.Blocked):
        publishing.publish(article, by=people[0])
    assert (codes(article, people[0]), codes(article, people[1])) == (["review"], ["review"])


def test_whoever_asked_cannot_publish_and_another_can(people, strict):
    asking, other = people
    article = with_ad()
    reviewing.ask(article, by=asking)
    assert (article.state, codes(article, asking), codes(article, other)) == ("review", ["review"], [])
    publishing.publish(article, by=other)
    article.refresh_from_db()
    assert (article.state, article.review_requested_by) == ("published", None)


def test_an_approved_text_may_be_published_again_by_anybody_until_it_changes(people, strict):
    asking, other = people
    article = with_ad()
    reviewing.ask(article, by=asking)
    publishing.publish(article, by=other)
    publishing.withdraw(article, by=asking)
    assert codes(article, asking) == []
    article.title = "別の題"
    assert (codes(article, asking), codes(article, other)) == (["review"], ["review"])


def test_changes_of_a_public_article_are_reviewed_while_readers_keep_the_old_text(people, strict):
    asking, other = people
    article = with_ad()
    reviewing.ask(article, by=asking)
    publishing.publish(article, by=other)
    reviewing.ask(article, by=asking)
    article.body += "<p>足した文。</p>"
    assert (article.state, codes(article, asking), codes(article, other)) == ("published", ["review"], [])


def test_a_text_given_back_carries_the_note_and_waits_for_another_request(people, strict):
    asking, other = people
    article = with_ad(memo="前からのメモ")
    reviewing.ask(article, by=asking)
    reviewing.give_back(article, " 料金を確かめてください。 ", by=other)
    article.refresh_from_db()
    assert (article.state, reviewing.is_returned(article), codes(article, other)) == ("draft", True, ["review"])
    name, note = reviewing.note_of(article).split("\n")
    assert (name.startswith("haru, "), note) == (True, "料金を確かめてください。")
    assert article.memo.endswith("\n\n前からのメモ")


def test_changes_given_back_leave_their_note_in_the_working_copy_too(people):
    article = with_ad()
    publishing.publish(article, by=people[0])
    draft = Draft.objects.create(article=article, data={"title": "直した題", "memo": "下書きのメモ"})
    reviewing.ask(article, by=people[0])
    reviewing.give_back(article, "題が長い。", by=people[1])
    draft.refresh_from_db()
    article.refresh_from_db()
    assert (article.state, article.review_requested_by) == ("published", None)
    assert [text.split("\n")[1] for text in (article.memo, draft.data["memo"])] == ["題が長い。"] * 2
    assert draft.data["memo"].endswith("\n\n下書きのメモ")


def test_a_review_whose_asker_is_gone_must_be_asked_for_again(people, strict):
    article = with_ad(author=AuthorFactory())
    reviewing.ask(article, by=people[0])
    people[0].delete()
    article.refresh_from_db()
    assert (article.state, codes(article, people[1])) == ("review", ["review"])
