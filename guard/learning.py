"""A naive Bayes filter that learns from what the owner decides about texts, and unlearns what they take back.

Libraries were looked at first: those that are kept up hold their counts in memory or want whole data sets, and none
knows Japanese or how to take a decision back. The rows are changed in the transaction of the decision.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from guard.models import Lesson, Token
from guard.tokens import tokens

LEAST = 20  # texts of each sort; before that the filter says nothing
MOST_TELLING = 15  # tokens that decide: neighbouring pairs of characters say the same again
MOST_LESSONS = 5000
ALL = 0  # the number of the row that counts texts


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


@transaction.atomic
def learn_all(decisions: Iterable[Taught]) -> None:
    """Many decisions at once, at the price of about one."""
    by_source = {(one.kind, one.key): one for one in decisions}
    if not by_source:
        return
    Token.objects.get_or_create(number=ALL)
    Token.objects.select_for_update().get(number=ALL)  # one after the other: their rows are the same
    known = Lesson.objects.filter(
        kind__in={kind for kind, _key in by_source}, key__in={key for _kind, key in by_source}
    )
    before = {(row.kind, row.key): row for row in known if (row.kind, row.key) in by_source}
    after = [_lesson(one) for one in by_source.values() if one.is_spam is not None]
    _count(before.values(), after)
    Lesson.objects.filter(pk__in=[row.pk for row in before.values()]).delete()
    Lesson.objects.bulk_create(after)


def thin(most: int = MOST_LESSONS) -> None:
    """Unlearn all but the newest lessons: spam changes its words, and the table stays small."""
    with transaction.atomic():
        old = list(Lesson.objects.order_by("-learned_at", "-pk")[most:])
        learn_all([Taught(row.kind, row.key, "", None) for row in old])


def likeness(text: str) -> float | None:
    """How much a text is like what was called spam, from 0 to 1; None before enough was learned. One query."""
    numbers = tokens(text)
    rows = {row.number: row for row in Token.objects.filter(number__in=[ALL, *numbers])}
    texts = rows.pop(ALL, Token())
    if min(texts.spam, texts.fine) < LEAST:
        return None
    witnesses = sorted((_weight(row, texts) for row in rows.values() if row.spam or row.fine), key=abs, reverse=True)
    telling = witnesses[:MOST_TELLING]
    # By the root of their number, because they are no independent witnesses: many that lean one way prove little more.
    return 1 / (1 + math.exp(-2 * sum(telling) / math.sqrt(len(telling) or 1)))


def _weight(row: Token, texts: Token) -> float:
    return math.log((row.spam + 0.5) / (texts.spam + 1)) - math.log((row.fine + 0.5) / (texts.fine + 1))


def _lesson(one: Taught) -> Lesson:
    return Lesson(kind=one.kind, key=one.key, is_spam=one.is_spam, tokens=tokens(one.text))


def _count(before: Iterable[Lesson], after: Iterable[Lesson]) -> None:
    """Add and take away in as few statements as there are different sums."""
    sums: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for sign, lessons in ((-1, before), (1, after)):
        for lesson in lessons:
            for number in (ALL, *lesson.tokens):
                sums[number]["spam" if lesson.is_spam else "fine"] += sign
    Token.objects.bulk_create([Token(number=number) for number in sums], ignore_conflicts=True)
    groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, change in sums.items():
        groups[change["spam"], change["fine"]].append(number)
    groups.pop((0, 0), None)
    for (spam, fine), numbers in groups.items():
        Token.objects.filter(number__in=numbers).update(spam=F("spam") + spam, fine=F("fine") + fine)
