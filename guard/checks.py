"""Spam checks as rows: what each looks at, what follows, one submission it must catch and one it must pass.

A weight adds to the score of a submission; from SPAM_SCORE on it is stored as spam. What the filter has learned never
reaches that alone: a second sign must agree. Other rows ask the visitor to confirm, or to wait. No row loses a text: what
a program sent is told from what a person sent by somebody who can read.
A reason is the key of a row, and behind a colon what the row names: "blocked:word:casino".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guard.models import Block
from guard.senders import Origin
from guard.submission import Submission, foreign_links, is_foreign

SPAM_SCORE = 10
INSTANT_SECONDS = 1.0  # no person reads, types and sends within it
LEAST_SECONDS = 3.0
MOST_LINKS = 2
MOST_TWINS = 2  # the same text may be sent to two articles; the third is noted
SURE, LIKELY = 0.98, 0.9  # how much like spam, by what the owner has decided so far
MARKUP = re.compile(r"<a\s|\[url|\[link", re.IGNORECASE)


class Answer(IntEnum):
    """What a visitor meets; the greatest of all checks counts."""

    STORE = 0
    CONFIRM = 1  # a page that repeats the text and carries a ticket
    WAIT = 2  # 429 with the text kept


@dataclass(frozen=True)
class Check:
    key: str
    notice: Promise  # read by the moderator
    catches: Callable[[Submission], bool]
    caught: Submission
    passed: Submission
    weight: int = 0
    answer: Answer = Answer.STORE
    names: Callable[[Submission], tuple[str, ...]] | None = None  # what in particular; a reason for each

    def reasons(self, sent: Submission) -> list[str]:
        return [f"{self.key}:{name}" for name in self.names(sent)] if self.names else [self.key]


PLAIN = Submission(text="締め切りの前日に間に合いました。ありがとうございます。")
THREE_LINKS = "https://a.example http://b.example www.c.example"

CHECKS = (
    Check(
        "honeypot",
        _("The field that people cannot see was filled in."),
        lambda sent: bool(sent.trap),
        caught=replace(PLAIN, trap="https://pills.example"),
        passed=PLAIN,
        weight=SPAM_SCORE,
    ),
    Check(
        "instant",
        _("Sent within a second."),
        lambda sent: sent.age is not None and sent.age < INSTANT_SECONDS,
        caught=replace(PLAIN, age=0.4),
        passed=replace(PLAIN, age=1.5),
        weight=SPAM_SCORE,
    ),
    Check(
        "too-fast",
        _("Sent within three seconds."),
        lambda sent: sent.age is not None and INSTANT_SECONDS <= sent.age < LEAST_SECONDS,
        caught=replace(PLAIN, age=2.0),
        passed=replace(PLAIN, age=3.5),
        weight=4,
    ),
    Check(
        "work",
        _("The browser did not do the form’s small calculation: JavaScript was off, or a program sent it."),
        lambda sent: not sent.has_worked,
        caught=replace(PLAIN, has_worked=False),
        passed=PLAIN,
        weight=3,
    ),
    Check(
        "link",
        _("A link to another site."),
        lambda sent: 0 < foreign_links(sent.text) <= MOST_LINKS,
        caught=replace(PLAIN, text="https://a.example に書いてありました。"),
        passed=replace(PLAIN, text="「www」は笑いです。"),
        weight=2,
    ),
    Check(
        "links",
        _("More than two links."),
        lambda sent: foreign_links(sent.text) > MOST_LINKS,
        caught=replace(PLAIN, text=THREE_LINKS),
        passed=replace(PLAIN, text="https://a.example と https://b.example を比べました。"),
        weight=5,
    ),
    Check(
        "markup",
        _("Links written as code."),
        lambda sent: bool(MARKUP.search(sent.text)),
        caught=replace(PLAIN, text="[url=https://pills.example]pills[/url]"),
        passed=replace(PLAIN, text="a < b のとき、どうなりますか。"),
        weight=5,
    ),
    Check(
        "language",
        _("A text without any Japanese on a Japanese page."),
        lambda sent: sent.language == "ja" and is_foreign(sent.text),
        caught=replace(PLAIN, text="I really enjoyed reading this article."),
        passed=replace(PLAIN, text="I really enjoyed reading this article.", language="en"),
        weight=5,
    ),
    Check(
        "like-spam",
        _("Very much like what you called spam."),
        lambda sent: sent.likeness is not None and sent.likeness >= SURE,
        caught=replace(PLAIN, likeness=0.995),
        passed=replace(PLAIN, likeness=0.95),
        weight=8,
    ),
    Check(
        "rather-like-spam",
        _("Rather like what you called spam."),
        lambda sent: sent.likeness is not None and LIKELY <= sent.likeness < SURE,
        caught=replace(PLAIN, likeness=0.95),
        passed=replace(PLAIN, likeness=0.5),
        weight=4,
    ),
    Check(
        "repeated",
        _("The same text was sent before."),
        lambda sent: sent.twins >= MOST_TWINS,
        caught=replace(PLAIN, twins=2),
        passed=replace(PLAIN, twins=1),
        weight=5,
    ),
    Check(
        "blocked",
        _("The block list names it."),
        lambda sent: bool(sent.blocks),
        caught=replace(PLAIN, blocks=(Block(kind="word", value="おんらいんかじの"),)),
        passed=PLAIN,
        weight=SPAM_SCORE,
        names=lambda sent: tuple(block.reason for block in sent.blocks),
    ),
    Check(
        "origin",
        _("The browser did not say which page the form was on."),
        lambda sent: sent.origin is Origin.UNKNOWN,
        caught=replace(PLAIN, origin=Origin.UNKNOWN),
        passed=PLAIN,
        weight=2,
    ),
    Check(
        "ticket",
        _("No valid ticket came with the form."),
        lambda sent: sent.age is None,
        caught=replace(PLAIN, age=None),
        passed=PLAIN,
        answer=Answer.CONFIRM,
    ),
    Check(
        "rate",
        _("Too many submissions from one network."),
        lambda sent: sent.recent >= sent.limit,
        caught=replace(PLAIN, recent=8),
        passed=replace(PLAIN, recent=7),
        answer=Answer.WAIT,
    ),
)
BY_KEY = {row.key: row for row in CHECKS}


@dataclass(frozen=True)
class Verdict:
    answer: Answer
    reasons: tuple[str, ...]
    score: int
    blocks: tuple[Block, ...] = ()

    @property
    def is_spam(self) -> bool:
        return self.score >= SPAM_SCORE


def judge(sent: Submission) -> Verdict:
    caught = [row for row in CHECKS if row.catches(sent)]
    return Verdict(
        answer=max((row.answer for row in caught), default=Answer.STORE),
        reasons=tuple(reason for row in caught if row.weight for reason in row.reasons(sent)),
        score=sum(row.weight for row in caught),
        blocks=sent.blocks,
    )
