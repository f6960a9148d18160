"""A naive Bayes filter that learns from what the owner decides about texts, and unlearns what they take back.

Libraries were looked at first: those that are kept up hold their counts in memory or want whole data sets, and none
knows Japanese or how to take a decision back. The rows are changed in the transaction of the decision.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import models, transaction
from django.db.models import Case, F, IntegerField, JSONField, Value, When

from guard.models import Lesson, Token
from guard.tokens import tokens
from lib.json_rows import Items
from lib.prepared import Parameter

LEAST = 20  # texts of each sort; before that the filter says nothing
MOST_TELLING = 15  # tokens that decide: neighbouring pairs of characters say the same again
MOST_LESSONS = 5000
AT_ONCE = 5000  # rows of one statement; databases take so many parameters
ALL = 0  # the number of the row that counts texts
NUMBERS = Parameter("numbers", JSONField())


class Taught(NamedTuple):
    """`kind` and `key` name the text, so that each counts once; `is_spam` None takes back what it taught."""

    kind: str
    key: str
    text: str
    is_spam: bool | None


def learn(kind: str, key: object, text: str, is_spam: bool) -> None:
    """Let a decision count; one about the same text takes the place of the decision before."""
    learn_all([Taught(kind, str(key), text, is_spam)])


def forget(kind: str, key: object) -> None:
    """Take back what a text taught; nothing when it taught nothing."""
    learn_all([Taught(kind, str(key), "", None)])


@transaction.atomic(savepoint=False)
def learn_all(decisions: Iterable[Taught]) -> None:
    """Many decisions at once, at the price of about one."""
    by_source = {(one.kind, one.key): one for one in decisions}
    if not by_source:
        return
    Token.objects.bulk_create([Token(number=ALL)], ignore_conflicts=True)
    Token.objects.select_for_update().get(number=ALL)  # one after the other: their rows are the same
    kinds, keys = zip(*by_source, strict=True)
    known = Lesson.objects.filter(kind__in=set(kinds), key__in=set(keys))
    before = [row for row in known if (row.kind, row.key) in by_source]
    kept = [one for one in by_source.values() if one.is_spam is not None]
    after = [Lesson(kind=one.kind, key=one.key, is_spam=one.is_spam, tokens=tokens(one.text)) for one in kept]
    _count(before, after)
    Lesson.objects.filter(pk__in=[row.pk for row in before]).delete()
    Lesson.objects.bulk_create(after)


def thin(most: int = MOST_LESSONS) -> None:
    """Unlearn all but the newest lessons: spam changes its words, and the table stays small."""
    with transaction.atomic():
        old = list(Lesson.objects.order_by("-learned_at", "-pk")[most : most + AT_ONCE])
        learn_all([Taught(row.kind, row.key, "", None) for row in old])


def learned() -> models.QuerySet[Token]:
    """What was learned of the tokens of a text, by the parameter of their `numbers`."""
    return Token.objects.filter(number__in=Items(NUMBERS)).exclude(spam=0, fine=0)


def numbers(text: str) -> list[int]:
    """Of the tokens of a text, and of the row that counts texts."""
    return [ALL, *tokens(text)]


def likeness(learned: Iterable[Token]) -> float | None:
    """How much a text is like what was called spam, from 0 to 1, by what was learned of its tokens; None before that is enough."""
    rows = {row.number: row for row in learned}
    texts = rows.pop(ALL, Token())
    if min(texts.spam, texts.fine) < LEAST:
        return None
    witnesses = sorted((_weight(row, texts) for row in rows.values()), key=abs, reverse=True)
    telling = witnesses[:MOST_TELLING]
    # By the root of their number, because they are no independent witnesses: many that lean one way prove little more.
    return 1 / (1 + math.exp(-2 * sum(telling) / math.sqrt(len(telling) or 1)))


def _weight(row: Token, texts: Token) -> float:
    return math.log((row.spam + 0.5) / (texts.spam + 1)) - math.log((row.fine + 0.5) / (texts.fine + 1))


def _count(before: Iterable[Lesson], after: Iterable[Lesson]) -> None:
    sums: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for sign, lessons in ((-1, before), (1, after)):
        for lesson in lessons:
            for number in (ALL, *lesson.tokens):
                sums[number]["spam" if lesson.is_spam else "fine"] += sign
    Token.objects.bulk_create([Token(number=number) for number in sums], ignore_conflicts=True)
    numbers = sorted(sums)
    for start in range(0, len(numbers), AT_ONCE):
        some = {number: sums[number] for number in numbers[start : start + AT_ONCE]}
        change = {sort: F(sort) + _change(some, sort) for sort in ("spam", "fine")}
        Token.objects.filter(number__in=some).update(**change)


def _change(sums: Mapping[int, Counter[str]], sort: str) -> Case:
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number, change in sums.items():
        groups[change[sort]].append(number)
    cases = [When(number__in=numbers, then=Value(by)) for by, numbers in groups.items() if by]
    return Case(*cases, default=Value(0), output_field=IntegerField())
