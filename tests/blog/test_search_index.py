"""blog.search_index: kept with every change, by both databases in the same way, and asked by readers and editors."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from blog import drafts, merging, search_index, search_postgres
from blog.models import Article, Tag
from blog.rendering import render_and_store
from blog.search_query import parse
from blog.search_store import Question
from tests.factories import ArticleFactory, CategoryFactory, DraftFactory, RenderingFactory, TagFactory

pytestmark = pytest.mark.django_db


def found(query, **asked):
    return search_index.find(Question(parse(query), "ja", **asked))


def titles(query, **asked):
    keys = found(query, **asked).articles
    return [Article.objects.get(pk=key).title for key in keys]


def stored(**values):
    article = ArticleFactory(**values)
    render_and_store(article)
    return article


def test_title_then_tags_then_headings_then_text_and_newer_before_older():
    now = timezone.now()
    for hours, title, body in [
        (1, "本文", "<p>猫がいる。</p>"),
        (2, "見出し", "<h2>猫の話</h2>"),
        (3, "古い本文", "<p>猫がいた。</p>"),
        (4, "猫と旅", ""),
    ]:
        stored(title=title, body=body, publish_at=now - timedelta(hours=hours))
    tagged = stored(title="タグ", body="", publish_at=now - timedelta(days=1))
    tagged.tags.add(TagFactory(name="猫"))
    render_and_store(tagged)
    assert titles("猫") == ["猫と旅", "タグ", "見出し", "本文", "古い本文"]


def test_all_words_count_where_the_last_of_them_is_found():
    stored(title="猫と犬", body="")
    stored(title="猫の話", body="<p>犬もいる。</p>")
    stored(title="猫", body="<h2>犬</h2>")
    assert titles("猫 犬") == ["猫と犬", "猫", "猫の話"]


def test_what_is_not_yet_public_or_no_longer_so_is_never_found():
    now = timezone.now()
    stored(title="明日の猫", publish_at=now + timedelta(days=1))
    stored(title="昨日までの猫", end_at=now - timedelta(days=1))
    stored(title="取り下げた猫", state="withdrawn")
    stored(title="固定の猫", page_type="page")
    stored(title="Cat 猫", language="en")
    render_and_store(DraftFactory(title="下書きの猫"))
    stored(title="ここにいる猫")
    whole = found("猫")
    assert (whole.total, titles("猫")) == (1, ["ここにいる猫"])


def test_time_publishes_without_anybody_indexing():
    now = timezone.now()
    stored(title="明日の猫", publish_at=now + timedelta(days=1), end_at=now + timedelta(days=3))
    totals = []
    for days in (0, 2, 4):
        with time_machine.travel(now + timedelta(days=days)):
            totals.append(found("猫").total)
    assert totals == [0, 1, 0]


def test_a_page_of_finds_and_the_numbers_of_groups_are_those_of_the_whole():
    first, second = CategoryFactory(), CategoryFactory()
    now = timezone.now()
    for number in range(5):
        category = first if number % 2 else second
        stored(title=f"猫{number}", category=category, publish_at=now - timedelta(hours=number))
    groups = {"a": [first.pk], "b": [second.pk], "c": [first.pk, second.pk], "d": []}
    assert found("猫", groups=groups).counts == {"": 5, "a": 2, "b": 3, "c": 5, "d": 0}
    assert (titles("猫", start=2, size=2), titles("猫", groups=groups, group="b", start=1, size=9)) == (
        ["猫2", "猫3"],
        ["猫2", "猫4"],
    )


def test_a_category_of_any_number_is_counted():
    near, far, farther = CategoryFactory(pk=510), CategoryFactory(pk=511), CategoryFactory(pk=1_000_000)
    for category in (near, near, far, farther):
        stored(title="猫", category=category)
    groups = {"near": [510], "far": [511], "farther": [1_000_000], "all": [510, 511, 1_000_000]}
    assert found("猫", groups=groups).counts == {"": 4, "near": 2, "far": 1, "farther": 1, "all": 4}
    assert len(titles("猫", groups=groups, group="far")) == 1


def test_no_page_repeats_an_article_or_leaves_one_out():
    now, places = timezone.now(), ("title", "body")
    for number in range(30):
        texts = {"title": "題", "body": ""} | {places[number % 2]: "猫"}
        stored(publish_at=now - timedelta(hours=number // 7), **texts)
    pages = [found("猫", start=start, size=4).articles for start in range(0, 32, 4)]
    assert sum(pages, []) == found("猫", size=30).articles
    assert len({key for page in pages for key in page}) == 30


def test_a_word_beside_a_japanese_run_is_found_where_they_meet():
    stored(title="格安WiFiルーター")
    assert [found(query).total for query in ("安wifi", "wifiる", "安wifiるーた", "wi", "w")] == [1] * 5
    assert [found(query).total for query in ("wifiー", "格wifi", "ルーターw", "fi", "wifi-w")] == [0] * 5


def test_an_article_with_more_words_than_a_tsvector_takes_is_found_by_its_text(monkeypatch):
    monkeypatch.setattr(search_postgres, "MOST", 200)
    vast, small = stored(title="猫と旅", body=f"<p>{'あいうえお' * 20}終わり</p>"), stored(title="猫", body="")
    queries = ("猫", "おあい", "旅 終わり", "猫 -旅", "猫 -終わり", "猫 -犬")
    assert [found(query).articles for query in queries] == [
        [small.pk, vast.pk],
        [vast.pk],
        [vast.pk],
        [small.pk],
        [small.pk],
        [small.pk, vast.pk],
    ]
    assert [found(query, deepest=1).total for query in ("旅", "終わり")] == [1, 0]


def test_many_repetitions_hide_nothing():
    stored(title="長い", body=f"<p>{'笑' * 20_000}終わり</p><p>{'spam ' * 9000}end</p>")
    assert [found(query).total for query in ("笑笑終わり", "笑笑笑笑", '"spam end"', "笑終 end")] == [1, 1, 1, 1]


def test_the_index_changes_with_the_transaction():
    article = stored(title="猫の話", body="")
    before = transaction.savepoint()
    article.title = "犬の話"
    article.save()
    render_and_store(article)
    changed = [found("猫").total, found("犬").total]
    transaction.savepoint_rollback(before)
    assert (changed, [found("猫").total, found("犬").total]) == ([0, 1], [1, 0])


def test_a_deleted_article_leaves_the_index_by_whatever_way_it_went():
    stored(title="猫の話")
    Article.objects.all().delete()
    assert search_index.store().known(connection) == set()


@pytest.mark.django_db(transaction=True)
def test_emptied_tables_leave_nothing_in_the_index():
    """PostgreSQL empties a table without telling of its rows, and so does `manage.py flush`."""
    stored(title="猫の話")
    call_command("flush", interactive=False, verbosity=0)
    assert search_index.store().known(connection) == set()


def test_rebuilding_indexes_everything_and_forgets_what_is_gone(capsys):
    shown = RenderingFactory(article__title="猫の話")
    gone = search_index.entry_of(shown.article)
    search_index.store().put(connection, type(gone)(**{**vars(gone), "article": 987_654}))
    Article.objects.update(title="犬の話")
    call_command("rebuild_search")
    assert (found("猫").total, found("犬").total, capsys.readouterr().out) == (0, 1, "1 indexed\n")


def test_only_what_is_missing_is_indexed_at_a_start(capsys):
    known, missing = RenderingFactory.create_batch(2)
    search_index.store().drop(connection, [missing.article.pk])
    call_command("rebuild_search", missing=True)
    assert (search_index.store().known(connection), capsys.readouterr().out) == (
        {known.article.pk, missing.article.pk},
        "1 indexed\n",
    )


def test_editors_find_articles_of_every_state_and_language():
    for values in ({"title": "Cat 猫", "language": "en"}, {"title": "取り下げた猫", "state": "withdrawn"}):
        stored(**values)
    stored(title="犬")
    rows = Article.objects.filter(pk__in=search_index.matching(parse("猫 -犬"))).order_by("pk")
    assert [row.title for row in rows] == ["Cat 猫", "取り下げた猫"]


def test_a_tag_that_is_renamed_merged_or_deleted_is_found_by_its_name_of_today(desk):
    one, other = TagFactory(name="ねこ", slug="neko"), TagFactory(name="とり", slug="tori")
    for tag in (one, other):
        article = stored(title="題", body="")
        article.tags.add(tag)
        render_and_store(article)
    answer = desk.post(f"/admin/blog/tag/{one.pk}/change/", {"name": "いぬ", "slug": "neko"})
    renamed = [found(name).total for name in ("ねこ", "いぬ", "とり")]
    merging.merge([one, other], one)
    merged = [found(name).total for name in ("いぬ", "とり")]
    desk.post(f"/admin/blog/tag/{one.pk}/delete/", {"post": "yes"})
    assert (answer.status_code, renamed, merged, found("いぬ").total) == (302, [0, 1, 1], [2, 0], 0)


def test_a_tag_of_many_articles_is_found_by_its_new_name_once_the_housekeeping_came(desk, monkeypatch):
    monkeypatch.setattr(search_index, "AT_ONCE", 2)
    tag = TagFactory(name="ねこ", slug="neko")
    for _number in range(3):
        article = stored(title="題", body="")
        article.tags.add(tag)
        render_and_store(article)
    desk.post(f"/admin/blog/tag/{tag.pk}/change/", {"name": "いぬ", "slug": "neko"})
    seen = [(found("ねこ").total, found("いぬ").total)]
    for _round in range(3):
        seen.append((search_index.renew_due(limit=2), found("ねこ").total, found("いぬ").total))
    assert seen == [(3, 0), (2, 1, 2), (1, 0, 3), (0, 0, 3)]


@pytest.mark.django_db(transaction=True)
def test_a_tag_that_gets_another_name_while_the_housekeeping_comes_is_found_by_it(monkeypatch):
    monkeypatch.setattr(search_index, "AT_ONCE", 0)
    tag, article = TagFactory(name="ねこ", slug="neko"), stored(title="題", body="")
    article.tags.add(tag)
    with search_index.retagged([tag.pk]):
        pass  # the article waits

    def keep_house():
        search_index.renew_due(limit=9)
        connection.close()

    housekeeping = threading.Thread(target=keep_house)
    with transaction.atomic():
        with search_index.retagged([tag.pk]):
            Tag.objects.update(name="いぬ")
        housekeeping.start()
        housekeeping.join(0.5)
    housekeeping.join()
    search_index.renew_due(limit=9)
    assert (found("ねこ").total, found("いぬ").total) == (0, 1)


def test_the_desks_list_finds_words_addresses_and_titles_not_yet_saved(desk, owner):
    stored(title="ＷｉＦｉの選び方", slug="router", state="withdrawn")
    typed = DraftFactory(title="")
    drafts.store(typed, {"title": "書きかけの題"}, by=owner)
    for words, number in [("wifi えらび", 0), ("wifi 選び", 1), ("rout", 1), ("書きかけ", 1), ("-wifi", 0), ("", 2)]:
        response = desk.get("/admin/blog/article/", {"q": words})
        assert (words, response.context["cl"].result_count) == (words, number)
