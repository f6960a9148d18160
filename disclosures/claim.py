"""What a row of the claim tables holds, and when its words are a claim: not when they are denied, asked or reported."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import get_language

ERROR, WARN, INFO = "error", "warn", "info"  # blocks publishing; asks for a tick; is shown
LEVELS = (ERROR, WARN, INFO)

# What follows words that nobody claims, up to the end of the sentence: 「業界最安とうたう」「必ず痩せるわけではない」.
_REPORTED = (
    r"[」』”\"']?(?:と(?:うた|謳|宣伝|(?:[^。、]{1,6}に)?書[いか]|言い切|断言|表示|煽|あお|(?:言|い)わ?れ(?:たら|ても|ると)|言う(?:人|業者|会社|店)|聞(?:いたら|けば|くと))|(?:と(?:いう|いった)|などの|のような)"
    r"(?:表現|言葉|言い方|書き方|表示|広告|宣伝|うたい|謳い|文句|触れ込み|話|数字|記事|特典|制度))"
)
_DENIED = (
    r"わけ(?:で|じゃ|が)|とは(?:限|言|いえ|思|断|書|考え|かぎ)|とも限|ことは(?:な|ありませ)|もの(?:では|じゃ)|"
    r"(?:では|じゃ)(?:な[いくか]|ありませ)|保証(?:は|が)?(?:な|ありませ|され(?:な|て(?:は)?い(?:な|ませ)))|"
    r"は(?:ありませ|な[いく]|存在しませ)|は(?:選び|使い|書き|信じ)ませ|[はを](?:避け|疑)|に(?:は)?気をつけ|に注意"
)
_ASKED = r"かどうか|(?:の|ん)?でしょうか|のか|[かの] ?\?|って本当|は本当"
_NEGATED = (
    r"(?:ら|り|れ|られ|せ|し|え)?(?:ない|ません|なかった|なく|ず、|ずに|たい(?!方|人|かた|なら|あなた)|たく|たかった)|(?:され)?ては?い(?:な|ませ)|"
    r"(?:は|が|も)(?:あまり|それほど|特に|まだ|全く|まったく)?(?:な[いくか]|ありませ|感じられ(?:な|ま)|期待でき(?:な|ま))"
)
DISOWNED = re.compile(rf"[^。!?\n]{{0,12}}?(?:{_REPORTED}|{_DENIED}|{_ASKED})|{_NEGATED}")
END_OF_SENTENCE = re.compile(r"[。!?\n]")
SENTENCE_MOST = 120  # characters to each side: what is longer is no sentence but a list without stops


@dataclass(frozen=True)
class Told:
    """A sentence for the person who writes, in the language of the admin; the words of a rule are data, not translations."""

    ja: str
    en: str

    def __str__(self) -> str:
        return self.ja if (get_language() or "ja").startswith("ja") else self.en


# The last day on which the found words are true, from what was found and the day on which they were written.
LastDay = Callable[[re.Match[str], date], date | None]


@dataclass(frozen=True)
class Rule:
    """One kind of expression that an article with ads should not use unproven.

    `pattern` is a regular expression for one line of NFKC text whose white space is single spaces; every repetition in it
    is bounded, so that no text makes it slow. `unless` pardons the words when it is found in the same sentence, `disowned`
    says whether they are pardoned where the sentence denies, asks or reports them. With `last_day` the words are found
    only after the day that it gives. `hits` and `misses` are texts that the rule must find and must leave alone.
    """

    key: str
    category: str
    level: str
    pattern: str
    why: Told
    hint: Told
    hits: tuple[str, ...]
    misses: tuple[str, ...] = ()
    unless: str = ""
    disowned: bool = True
    last_day: LastDay | None = None
    language: str = "ja"

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def _pardon(self) -> re.Pattern[str]:
        return re.compile(self.unless)

    def spans(self, line: str, written: date, today: date) -> Iterator[tuple[int, int]]:
        """Where the rule finds its words in one line of normalised text."""
        for found in self._words.finditer(line):
            if found.end() > found.start() and self._is_claimed(line, found) and self._is_past(found, written, today):
                yield found.span()

    def _is_claimed(self, line: str, found: re.Match[str]) -> bool:
        if self.disowned and DISOWNED.match(line, found.end()):
            return False
        start, end = sentence(line, *found.span())
        return not self.unless or self._pardon.search(line, start, end) is None

    def _is_past(self, found: re.Match[str], written: date, today: date) -> bool:
        if self.last_day is None:
            return True
        last = self.last_day(found, written)
        return last is not None and last < today


def sentence(line: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around a span, its full stop included."""
    first = max(start - SENTENCE_MOST, 0)
    for stop in END_OF_SENTENCE.finditer(line, first, start):
        first = stop.end()
    last = min(end + SENTENCE_MOST, len(line))
    if stop_after := END_OF_SENTENCE.search(line, end, last):
        last = stop_after.end()
    return first, last
