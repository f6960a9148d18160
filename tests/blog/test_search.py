"""blog.search: which articles are found, where in the text, and what hostile questions get."""

import pytest
from django.utils import timezone

from blog import shelves
from tests.factories import CategoryFactory, CommentFactory, DraftFactory, RenderingFactory


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


def two_categories():
    top = CategoryFactory(name="旅", slug="tabi")
    below = CategoryFactory(name="電車", slug="densha", parent=top, position=1)
    other = CategoryFactory(name="台所", slug="daidokoro", position=2)
    for title, category in (("猫と旅", top), ("猫と電車", below), ("猫と台所", other)):
        RenderingFactory(article__title=title, article__category=category)


def choices(response):
    return [(choice.name, choice.number, choice.is_chosen) for choice in response.context["choices"]]


@pytest.mark.django_db
def test_finds_can_be_narrowed_down_to_a_category_and_those_below_it(client):
    two_categories()
    whole, part = (client.get("/search/", {"q": "猫", **asked}) for asked in ({}, {"category": "tabi"}))
    assert choices(whole) == [("すべて", 3, True), ("旅", 2, False), ("台所", 1, False)]
    assert choices(part) == [("すべて", 3, False), ("旅", 2, True), ("台所", 1, False)]
    assert titles(part) == ["猫と電車", "猫と旅"]


@pytest.mark.django_db
def test_the_address_of_a_choice_finds_what_it_counts(client):
    two_categories()
    shown = client.get("/search/", {"q": "猫"}).context["choices"]
    assert [len(titles(client.get(choice.address))) for choice in shown] == [choice.number for choice in shown]


@pytest.mark.django_db
def test_an_unknown_category_narrows_nothing_down(client):
    two_categories()
    assert len(titles(client.get("/search/", {"q": "猫", "category": "x"}))) == 3


@pytest.mark.django_db
def test_pages_keep_the_words_and_the_category(client):
    category = CategoryFactory(slug="tabi")
    RenderingFactory.create_batch(13, article__category=category, plain_text="猫")
    second = client.get("/search/", {"q": "猫", "category": "tabi", "page": 2})
    assert (len(titles(second)), client.get("/search/", {"q": "猫", "page": 3}).status_code) == (1, 404)
    assert 'href="/search/?q=%E7%8C%AB&amp;category=tabi"' in second.content.decode()


@pytest.mark.django_db
def test_whoever_finds_nothing_is_shown_what_fewer_words_find(client):
    RenderingFactory(article__title="レンタルサーバーの選び方")
    RenderingFactory(article__title="料金の比較")
    shown = client.get("/search/", {"q": "レンタルサーバー比較 ねこ"}).context["suggestions"]
    assert [(one.words, one.number) for one in shown] == [("レンタルサーバー", 1), ("比較", 1)]


@pytest.mark.django_db
def test_too_many_words_are_refused(client):
    response = client.get("/search/", {"q": " ".join("abcdefghijklm")})
    assert list(response.context["form"].errors) == ["q"]


@pytest.mark.django_db
def test_titles_are_offered_while_somebody_types(client):
    RenderingFactory(article__title="サーバーの選び方", article__slug="server")
    RenderingFactory(article__title="English server", article__slug="en-server", article__language="en")
    RenderingFactory(article__title="ほかの題", plain_text="サーバー")
    answers = [client.get("/search/titles.json", {"q": typed}).json()["titles"] for typed in ("さーば", "", "x" * 101)]
    assert answers == [[{"title": "サーバーの選び方", "address": "/server/"}], [], []]
    assert client.get("/en/search/titles.json", {"q": "serv"}).json()["titles"][0]["address"] == "/en-server/"


@pytest.mark.django_db
def test_offered_titles_need_neither_cookie_nor_a_new_answer(client):
    response = client.get("/search/titles.json", {"q": "x"})
    assert (response.headers["Cache-Control"], bool(response.cookies), response.has_header("ETag")) == (
        "public, no-cache",
        False,
        True,
    )


@pytest.mark.django_db
def test_a_page_of_finds_is_called_by_the_words_and_its_number(client):
    for number in range(13):
        RenderingFactory(article__title=f"猫の日{number}")
    asked = [{}, {"q": "猫<b>"}, {"q": "猫"}, {"q": "猫", "page": 2}]
    heads = [client.get("/search/", one).text.partition("<title>")[2].partition(" | ")[0] for one in asked]
    assert heads == ["検索", "「猫&lt;b&gt;」の検索結果", "「猫」の検索結果", "「猫」の検索結果（2ページ目）"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "offered"),
    [({}, ["検索のしかた："]), ({"q": "ない"}, ["次のことをお試しください。", "言葉を減らす、短くする"])],
)
def test_who_has_not_searched_yet_is_not_told_to_search_with_less(client, asked, offered):
    page = client.get("/search/", asked).text
    words = ["検索のしかた：", "次のことをお試しください。", "言葉を減らす、短くする"]
    assert [word for word in words if word in page] == offered
