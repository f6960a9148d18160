"""The measured words are the same on every machine, and hold what is searched for as often as the bench says."""

from bench.site import words


def test_an_article_says_the_same_each_time():
    assert words.sentences(7, 1000) == words.sentences(7, 1000)
    assert words.sentences(7, 1000) != words.sentences(8, 1000)


def test_the_rare_word_stands_in_sixty_articles_of_any_site():
    def articles(count):
        return sum(words.RARE in "".join(words.sentences(number, count)) for number in range(count))

    assert (articles(100), articles(250)) == (words.RARE_ARTICLES, words.RARE_ARTICLES)


def test_a_long_text_has_at_least_the_characters_asked_for():
    text = words.long_text(600)

    assert 600 <= len(text) < 1200
    assert words.COMMON in text
