"""The sample texts and pictures: they read as they were written, and each names only what exists."""

import re

import pytest
from PIL import Image

from config.samples import drawing, pictures, texts

ARTICLES = texts.pages("articles")
CREATIVES = texts.records("creatives.txt", opening="\ncode:\n")
DRAWN = (*pictures.PICTURES, *pictures.PORTRAITS)


def test_a_path_is_read_as_svg_reads_it():
    assert drawing.polylines("M1 1H3v2l-1 0Z") == [[(1, 1), (3, 1), (3, 3), (2, 3), (1, 1)]]


def test_a_curve_ends_where_it_should():
    (line,) = drawing.polylines("M0 0C0 10 10 10 10 0")
    assert (line[-1], len(line)) == ((10, 0), 1 + drawing.STEPS)


def test_a_head_is_told_from_the_text():
    (lead,) = [text for text in ARTICLES if text.key == "rental-server-support-and-cancel"]
    assert lead.get("language") == "ja"
    assert lead.names("tags") == ["解約", "サポート", "レンタルサーバー", "バックアップ"]
    assert lead.body.startswith("<p>「来月で更新なのですが")


def test_network_code_is_read_to_its_last_character():
    (moving,) = [text for text in CREATIVES if text.key == "watari-moving-text"]
    assert (moving.body[:26], moving.body[-16:]) == ('<a href="//af.moshimo.com/', ' loading="lazy">')


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text.key)
def test_each_article_names_a_picture_a_category_and_an_author_that_exist(text):
    assert text.get("picture") in {row.key for row in pictures.PICTURES}
    assert text.get("category") in {row[0] for row in texts.rows("categories.txt")}
    assert text.get("author") in {row[0] for row in texts.rows("authors.txt")}


def test_each_category_names_a_picture_that_exists_or_none():
    named = {row[3] for row in texts.rows("categories.txt")}
    assert ("" in named, named - {""} < {row.key for row in pictures.PICTURES}) == (True, True)


def test_a_picture_speaks_the_language_of_its_article():
    words = {row.key: row.alt for row in pictures.PICTURES}
    told = [(text.get("language"), words[text.get("picture")].isascii()) for text in ARTICLES]
    assert set(told) == {("ja", False), ("en", True)}


@pytest.mark.parametrize("row", DRAWN, ids=lambda row: row.key)
def test_each_picture_is_drawn_with_words_for_those_who_cannot_see_it(row):
    with Image.open(pictures.as_file(row)) as picture:
        assert (picture.size in {(1280, 720), (480, 480)}, bool(row.alt)) == (True, True)


def test_there_are_enough_articles_in_both_languages():
    languages = [text.get("language") for text in ARTICLES]
    assert (languages.count("ja") >= 14, languages.count("en") >= 2) == (True, True)


def test_what_texts_name_is_there():
    there = {
        "creative": {text.key for text in CREATIVES},
        "image": {row.key for row in DRAWN},
        "speaker": {row[0] for row in texts.rows("speakers.txt")},
        "article": {text.key for text in ARTICLES},
    }
    named = [
        pair for text in ARTICLES for pair in re.findall(r'data-(creative|image|speaker|article)="([^"]+)"', text.body)
    ]
    assert {kind for kind, _key in named} == set(there)
    assert [pair for pair in named if pair[1] not in there[pair[0]]] == []
