"""blog.search: which articles are found, where in the text, and what hostile questions get."""

import pytest
from django.utils import timezone

from blog import shelves
from tests.factories import CommentFactory, DraftFactory, RenderingFactory


def titles(response):
    return [article.title for article in response.context["articles"]]


@pytest.mark.django_db
def test_all_words_must_be_found_in_whatever_width_or_kana(client):
    RenderingFactory(article__title="ＷｉＦｉの選び方", plain_text="自宅のネコと暮らす。")
    RenderingFactory(article__title="犬の話", plain_text="wifi はない。")
    assert titles(client.get("/search/", {"q": "wifi　ねこ"})) == ["ＷｉＦｉの選び方"]


@pytest.mark.django_db
def test_one_character_is_a_question_too(client):
    RenderingFactory(article__title="猫と旅")
    assert titles(client.get("/search/", {"q": "猫"})) == ["猫と旅"]


@pytest.mark.django_db
def test_a_find_in_the_title_comes_first(client):
    RenderingFactory(article__title="ドメインの移管")
    RenderingFactory(article__title="新しい記事", plain_text="長い前置きのあとで、ドメインの移管にも触れます。")
    assert titles(client.get("/search/", {"q": "ドメイン"})) == ["ドメインの移管", "新しい記事"]


@pytest.mark.django_db
def test_drafts_comments_and_addresses_are_never_found(client):
    RenderingFactory(article=DraftFactory(title="下書きの合言葉", publish_at=timezone.now()))
    CommentFactory(body="コメントの合言葉", email="aikotoba@example.com")
    assert [titles(client.get("/search/", {"q": word})) for word in ("合言葉", "aikotoba")] == [[], []]


HOSTILE = ["%", "_", '"', "'", "\\", "\0", '"a" NEAR(', "*", ".*(", "[", "\ufffd", "\u200b", "\u3000", "ﾞ", "か\u3099"]


@pytest.mark.django_db
@pytest.mark.parametrize("question", HOSTILE)
def test_signs_are_searched_for_as_they_are(client, question):
    RenderingFactory(article__title="ふつうの題", plain_text="ふつうの文。")
    response = client.get("/search/", {"q": question})
    assert (response.status_code, titles(response)) == (200, [])


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["q=%ff%fe", "q=%00", "q=" + "a" * 9000, "q=a&q=b", "q=a;page=2", "q=%ed%a0%80"])
def test_broken_questions_get_a_page(client, query):
    assert client.get(f"/search/?{query}").status_code == 200


@pytest.mark.django_db
def test_a_question_that_is_too_long_is_refused_in_words(client):
    response = client.get("/search/", {"q": "長" * 101})
    assert list(response.context["form"].errors) == ["q"]


@pytest.mark.django_db
def test_a_search_is_kept_out_of_search_engines_and_has_no_canonical(client):
    seo = client.get("/search/", {"q": "x"}).context["seo"]
    assert (seo.noindex, seo.canonical) == (True, "")


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3, 12])
def test_a_search_asks_the_same_queries_for_any_number_of_finds(client, number, django_assert_num_queries):
    RenderingFactory.create_batch(number, plain_text="猫と暮らす。")
    shelves.renew()
    with django_assert_num_queries(SEARCH_QUERIES):
        client.get("/search/", {"q": "猫"})


SEARCH_QUERIES = 4
