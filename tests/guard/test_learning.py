"""guard.learning: what decisions teach, and how they are taken back."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from guard import learning
from guard.models import Lesson, Token
from guard.tokens import NUMBERS, tokens
from tests.guard.asking import known

pytestmark = pytest.mark.django_db
SPAM = "誰でも簡単に稼げる副業を、LINEで無料でお教えします。"
FINE = "解約の手順がよく分かりました。ありがとうございます。"


def counts():
    return list(Token.objects.exclude(spam=0, fine=0).order_by("number").values_list("number", "spam", "fine"))


def likeness(text):
    return learning.likeness(known(text).learned)


def teach(number):
    learning.learn_all(
        [learning.Taught("comment", f"s{n}", f"{SPAM} その{n}", True) for n in range(number)]
        + [learning.Taught("comment", f"f{n}", f"{FINE} その{n}", False) for n in range(number)]
    )


def test_nothing_is_said_before_enough_was_learned():
    assert likeness(SPAM) is None
    teach(learning.LEAST - 1)
    assert likeness(SPAM) is None
    teach(learning.LEAST)
    assert (likeness(SPAM) > 0.95, likeness(FINE) < 0.05) == (True, True)


def test_a_text_of_unknown_words_is_neither():
    teach(learning.LEAST)
    assert (likeness("qwerty"), likeness("")) == (0.5, 0.5)


def test_the_same_decision_twice_counts_once():
    learning.learn("comment", 1, SPAM, True)
    once = counts()
    learning.learn("comment", 1, SPAM, True)
    assert (counts(), Lesson.objects.count()) == (once, 1)


def test_another_decision_moves_the_counts():
    learning.learn("comment", 1, SPAM, True)
    learning.learn("comment", 1, SPAM, False)
    assert counts() == [(number, 0, 1) for number in [0, *tokens(SPAM)]]


def test_what_is_taken_back_leaves_nothing():
    learning.learn("contact", 1, FINE, False)
    before = counts()
    learning.learn("comment", 1, SPAM, True)
    learning.forget("comment", 1)
    learning.forget("comment", 1)
    assert (counts(), Lesson.objects.count()) == (before, 1)


def test_a_lesson_is_taken_back_as_it_was_learned_whatever_the_text_became():
    learning.learn("comment", 1, SPAM, True)
    learning.learn("comment", 1, FINE, True)
    learning.forget("comment", 1)
    assert counts() == []


def test_many_decisions_are_the_same_as_one_after_the_other():
    teach(3)
    together = counts()
    Token.objects.all().delete()
    Lesson.objects.all().delete()
    for number in range(3):
        learning.learn("comment", f"s{number}", f"{SPAM} その{number}", True)
        learning.learn("comment", f"f{number}", f"{FINE} その{number}", False)
    assert counts() == together


def test_a_decision_that_fails_teaches_nothing():
    @transaction.atomic
    def decide():
        learning.learn("comment", 1, SPAM, True)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        decide()
    assert (counts(), Lesson.objects.count()) == ([], 0)


@pytest.mark.parametrize("number", [1, 30])
def test_many_decisions_take_as_many_queries_as_one(django_assert_num_queries, number):
    texts = [f"{SPAM} その{n}" for n in range(number)]
    with django_assert_num_queries(6):
        learning.learn_all([learning.Taught("comment", str(n), text, True) for n, text in enumerate(texts)])
    with django_assert_num_queries(7):
        learning.learn_all([learning.Taught("comment", str(n), text, False) for n, text in enumerate(texts)])


def test_hundreds_of_long_texts_are_learned_and_unlearned_at_once():
    texts = ["".join(chr(0x4E00 + (number * 400 + at) % 20_000) for at in range(400)) for number in range(200)]
    learning.learn_all([learning.Taught("comment", str(key), text, True) for key, text in enumerate(texts)])
    assert Token.objects.filter(spam__gt=0).count() > learning.AT_ONCE
    learning.learn_all([learning.Taught("comment", str(key), "", None) for key in range(200)])
    assert (counts(), Lesson.objects.count()) == ([], 0)


def test_a_text_is_compared_in_one_query(django_assert_num_queries):
    teach(1)
    with django_assert_num_queries(1):
        likeness(SPAM * 50)


def test_neither_words_nor_their_plain_digests_are_stored(settings):
    learning.learn("comment", 1, SPAM, True)
    first = list(Token.objects.values_list("number", flat=True))
    assert "副業" not in str(list(Lesson.objects.values()))
    settings.SECRET_KEY = "another" * 9
    from guard import tokens as module

    module._number.cache_clear()
    assert len(set(tokens(SPAM)) & set(first)) < 3
    module._number.cache_clear()


def test_old_lessons_are_unlearned():
    for number, text in enumerate([SPAM, FINE, FINE]):
        learning.learn("comment", number, text, number == 0)
    learning.thin(most=2)
    assert (Lesson.objects.count(), counts()) == (2, [(number, 0, 2) for number in [0, *tokens(FINE)]])


def test_a_text_gives_pairs_of_japanese_and_whole_words_of_others():
    assert tokens("稼げる") == sorted(tokens("稼げ") + tokens("げる"))
    assert tokens("Best CASINO!") == tokens("casino best")
    assert tokens("カジノ") == tokens("かじの")
    assert tokens("https://pills.example/a") != tokens("pills example a")
    assert tokens("　 !? ") == []


@pytest.mark.parametrize(
    "unit", ["あいうえお漢字", "word ", "https://a.example ", "\u3042", "x", "한국어", "\U0001f600"]
)
def test_a_long_text_has_a_bounded_number_of_tokens_within_the_table(unit):
    numbers = tokens("".join(chr(0x4E00 + n % 20000) for n in range(10_000)) + unit * 2000)
    assert (len(numbers) <= 500, min(numbers) >= 1, max(numbers) <= NUMBERS) == (True, True, True)


@pytest.mark.django_db(transaction=True)
def test_moderators_side_by_side_lose_no_count():
    def decide(number):
        try:
            learning.learn("comment", number, SPAM, number % 2 == 0)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(decide, range(12)))
    assert counts() == [(number, 6, 6) for number in [0, *tokens(SPAM)]]
