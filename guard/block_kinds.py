"""The kinds of the block list as rows: how an entry is tidied, what it finds, and an example of each."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guard.fields import MailAddressField
from guard.models import Block
from guard.unmasked import HIRAGANA, Unmasked, runs_on, unmask

LONG_LATIN = 5  # letters from which a word may go on: "casino" finds "casinos", "fx" finds nothing but "fx"
LONG_KATAKANA = (
    4  # and from which it is found inside others: カジノサイト in オンラインカジノサイト, but no ライン in オンライン
)
MOST_IN_WORD = 100
HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")
HOST_BEFORE, HOST_AFTER = re.compile(r"[a-z0-9_-]"), re.compile(r"[a-z0-9_-]|\.[a-z0-9]")
DIGEST = re.compile(r"[0-9a-f]{40}")
KANA, KATAKANA = re.compile("[ぁ-ゖー]+"), re.compile("[ァ-ヺー]+")
LAST_LETTERS = re.compile("[^\\W_\u0e00-\U0010ffff]+$")  # of a script that divides its words by spaces


@dataclass(frozen=True)
class Letter:
    """All of a submission that an entry may match."""

    text: Unmasked
    email: str = ""
    network: str = ""


@dataclass(frozen=True)
class BlockKind:
    key: str
    help: Promise
    tidy: Callable[[str], str]  # one spelling for storing; a sentence as ValidationError for what is none
    finds: Callable[[str, Letter], bool]
    typed: str  # the example as somebody writes it
    caught: Letter
    passed: Letter


def _word(typed: str) -> str:
    word = unmask(typed)
    if len(word.written) > MOST_IN_WORD:
        raise ValidationError(_("A word has at most %(most)s characters."), params={"most": MOST_IN_WORD})
    if len(word.written) < (3 if KANA.fullmatch(word.folded) else 2):
        raise ValidationError(
            _("“%(word)s” is too short: other words contain it. Write at least two characters, or three of kana."),
            params={"word": typed},
        )
    return word.written


def _finds_word(word: str, letter: Letter) -> bool:
    last = LAST_LETTERS.search(word)
    is_open = len(word) >= LONG_KATAKANA if KATAKANA.fullmatch(word) else False
    may_go_on = is_open or len(last[0] if last else "") >= LONG_LATIN
    folded, start = word.translate(HIRAGANA), -1
    while (start := letter.text.folded.find(folded, start + 1)) >= 0:
        begins = is_open or not runs_on(letter.text.written, start)
        if begins and (may_go_on or not runs_on(letter.text.written, start + len(folded))):
            return True
    return False


def _host(typed: str) -> str:
    """The bare host of whatever was pasted: an address, a host, with www. or without."""
    name = unmask(typed).written.partition("://")[2] or unmask(typed).written
    name = re.split(r"[/?#\\]", name.lstrip("/"))[0].rpartition("@")[2].partition(":")[0]
    name = name.strip(".").removeprefix("*.").removeprefix("www.")
    try:
        name = name.encode("idna").decode("ascii")
    except UnicodeError:
        name = ""
    if not HOST.fullmatch(name) or len(name) > 253:
        raise ValidationError(
            _("“%(host)s” is no name of a host. Write it as in pills.example."), params={"host": typed}
        )
    if f".{settings.SITE_HOST}".endswith(f".{name}"):
        raise ValidationError(_("“%(host)s” is this site itself."), params={"host": typed})
    return name


def _finds_host(host: str, letter: Letter) -> bool:
    """The host and all below it, wherever it stands in the text: as a link, bare, or in another link's query."""
    return any(_stands_in(letter.text.written, spelling) for spelling in {host, _in_letters(host)})


def _in_letters(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _stands_in(text: str, host: str) -> bool:
    start = -1
    while (start := text.find(host, start + 1)) >= 0:
        if not (start and HOST_BEFORE.match(text[start - 1])) and not HOST_AFTER.match(text, start + len(host)):
            return True
    return False


def _address(typed: str) -> str:
    """One address without what follows a plus sign, or @host for everybody there."""
    typed = typed.strip()
    if typed.startswith("@"):
        return f"@{_host(typed)}"
    tidy = MailAddressField().clean(typed).lower()
    name, _at, host = tidy.partition("@")
    return f"{name.partition('+')[0] or name}@{host}"


def _finds_address(address: str, letter: Letter) -> bool:
    name, _at, host = letter.email.lower().rpartition("@")
    if not address.startswith("@"):
        return f"{name.partition('+')[0] or name}@{host}" == address
    return f".{host}".endswith(f".{address[1:]}")


def _network(typed: str) -> str:
    """The digest that a submission keeps of its network; nobody types one, and an address of a network is no digest."""
    if not DIGEST.fullmatch(typed):
        raise ValidationError(_("A network is blocked from a comment or a message that came from it."))
    return typed


KINDS = (
    BlockKind(
        Block.Kind.WORD,
        _(
            "Found in any width, in hiragana as in katakana, and with spaces inside Japanese words. Short words (up to four Latin "
            "letters, up to three of katakana) count as whole words alone: “fx” does not find “gfx”."
        ),
        _word,
        _finds_word,
        typed="オンラインカジノ",
        caught=Letter(unmask("いま話題のｵﾝﾗｲﾝ カジノサイトで稼ごう")),
        passed=Letter(unmask("オンラインの講座とカジノキの話")),
    ),
    BlockKind(
        Block.Kind.HOST,
        _(
            "Found in every spelling of a link, with all hosts below it. A whole address can be pasted: its host counts."
        ),
        _host,
        _finds_host,
        typed="https://www.pills.example/buy",
        caught=Letter(unmask("見て→ hxxps://shop.PILLS[.]example/?a=1")),
        passed=Letter(unmask("https://notpills.example/ と https://pills.example.jp/")),
    ),
    BlockKind(
        Block.Kind.ADDRESS,
        _(
            "One address, or @host.example for all addresses there. Capital letters and what follows a plus sign do not count."
        ),
        _address,
        _finds_address,
        typed="Seller@Pills.example",
        caught=Letter(unmask(""), email="seller+77@pills.example"),
        passed=Letter(unmask(""), email="bestseller@pills.example"),
    ),
    BlockKind(
        Block.Kind.NETWORK,
        _("Blocked from a comment or a message, and only as long as the site remembers networks."),
        _network,
        lambda network, letter: network == letter.network,
        typed="0f" * 20,
        caught=Letter(unmask(""), network="0f" * 20),
        passed=Letter(unmask(""), network=""),
    ),
)
BY_KEY = {row.key: row for row in KINDS}
