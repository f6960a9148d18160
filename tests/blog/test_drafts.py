"""blog.drafts: the working copy is overwritten, never lost, and never over somebody else's."""

import threading

import pytest
from django.db import connection

from blog import drafts
from blog.drafts import Seen
from blog.models import Article, Draft, Revision
from tests.factories import ArticleFactory, CategoryFactory, DraftFactory

pytestmark = pytest.mark.django_db
HERE, THERE = "a" * 16, "b" * 16


def keep(article, owner, *, seen, **values):
    return drafts.keep(article, values, seen=seen, by=owner)


def test_a_hundred_saves_leave_one_working_copy_and_no_version(owner):
    article, draft = ArticleFactory(), None
    for turn in range(100):
        draft = keep(article, owner, seen=Seen(1, drafts.token(draft), HERE, turn), title=f"題{turn}")
    assert (Draft.objects.count(), Revision.objects.count(), drafts.values_of(draft)) == (1, 0, {"title": "題99"})


def test_the_article_itself_is_not_touched(owner):
    article = ArticleFactory()
    before = Article.objects.filter(pk=article.pk).values().get()
    keep(article, owner, seen=Seen(1), title="ほかの題", body="<p>ほか</p>")
    assert Article.objects.filter(pk=article.pk).values().get() == before


def test_another_window_with_another_text_is_told(owner):
    article = DraftFactory()
    draft = keep(article, owner, seen=Seen(1, "", HERE), title="先")
    with pytest.raises(drafts.Conflict) as caught:
        keep(article, owner, seen=Seen(1, "", THERE), title="後")
    assert (caught.value.who, caught.value.at, Draft.objects.get().data["title"]) == (owner, draft.saved_at, "先")


def test_a_window_whose_answer_was_lost_meets_itself(owner):
    article = DraftFactory()
    for turn, title in enumerate(["一", "二"]):
        keep(article, owner, seen=Seen(1, "", HERE, turn), title=title)
    assert Draft.objects.get().data["title"] == "二"


def test_a_save_that_was_overtaken_changes_nothing(owner):
    article = DraftFactory()
    for turn, title in [(2, "新しい"), (1, "古い")]:
        keep(article, owner, seen=Seen(1, "", HERE, turn), title=title)
    assert Draft.objects.get().data["title"] == "新しい"


def test_a_window_from_before_a_save_is_told(owner):
    article = DraftFactory(version=2)
    with pytest.raises(drafts.Conflict):
        keep(article, owner, seen=Seen(1, "", HERE), title="後")
    assert Draft.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_windows_that_save_at_once_one_wins_and_the_others_are_told(owner):
    article, told, barrier = DraftFactory(), [], threading.Barrier(4)

    def save(number):
        barrier.wait()
        try:
            drafts.keep(article, {"title": f"題{number}"}, seen=Seen(1, "", f"{number:016}"), by=owner)
        except drafts.Conflict:
            told.append(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Draft.objects.count(), Draft.objects.get().number, len(told)) == (1, 1, 3)
    assert Draft.objects.get().data["title"] not in {f"題{number}" for number in told}


def test_a_new_text_begins_one_article_for_its_window(owner):
    about = {"page_type": "article", "language": "ja", "window": HERE, "by": owner}
    begun = {drafts.begin({"title": "題"}, **about).pk for _attempt in range(2)}
    assert [(article.pk, article.state, article.title) for article in Article.objects.all()] == [
        (begun.pop(), "draft", "")
    ]


def test_a_discarded_text_that_was_never_saved_leaves_nothing(owner):
    drafts.discard(drafts.begin({"title": "題"}, page_type="article", language="ja", window=HERE, by=owner))
    assert (Article.objects.count(), Draft.objects.count()) == (0, 0)


def test_the_working_copy_is_looked_at_laid_over_its_article(owner):
    article, category = ArticleFactory(), CategoryFactory()
    values = {
        "title": "新しい題",
        "body": "<p onclick=x>本文<script>alert(1)</script></p>",
        "category": str(category.pk),
        "publish_at": ["2099/01/02", "09:30"],
        "language": "xx",
        "picture": "no number",
        "slug": "other",
    }
    drafts.store(article, values, by=owner)
    shown = drafts.applied(article)
    assert (shown.title, shown.body, shown.category, shown.publish_at.isoformat()) == (
        "新しい題",
        "<p>本文</p>",
        category,
        "2099-01-02T09:30:00+09:00",
    )
    assert (shown.language, shown.picture, shown.slug) == (article.language, None, article.slug)
    assert (article.title, article.category) != (shown.title, shown.category)


def test_an_article_that_holds_somebodys_work_is_no_sample(owner):
    article = ArticleFactory(is_sample=True)
    keep(article, owner, seen=Seen(1), title="私の題")
    assert Article.objects.get().is_sample is False
