"""What the guard catches of the texts in `corpus`, as the tables that stand in the documents."""

from dataclasses import dataclass

from guard import learning
from guard.checks import CHECKS, judge
from guard.submission import Submission
from tests.guard.asking import known
from tests.guard.corpus import Text

READ_FROM_TEXT = ("link", "links", "markup", "language", "like-spam", "rather-like-spam")
NAMES = {
    "en": {
        "link": "one or two links",
        "links": "more than two links",
        "markup": "links written as code",
        "language": "no Japanese on a Japanese page",
        "like-spam": "very much like earlier spam",
        "rather-like-spam": "rather like earlier spam",
        "honeypot": "hidden field filled in",
        "instant": "sent within a second",
        "too-fast": "sent within three seconds",
        "work": "calculation not done",
        "repeated": "third time the same text in a week",
        "blocked": "on the block list",
        "origin": "browser hides the page it comes from",
        "ticket": "no valid ticket",
        "rate": "too many from one network",
        "CONFIRM": "asks to confirm",
        "WAIT": "asks to wait",
        "check": "Check",
        "weight": "Weight",
        "spam": "Met by spam",
        "fine": "Met by genuine texts",
        "case": "How it is sent",
        "held": "Spam stored as spam",
        "false": "Genuine stored as spam",
        "new": "new site",
        "taught": "taught",
        "comma": ", ",
        "browser": "from a browser",
        "no work": "without the calculation (no JavaScript, or a program)",
        "trap": "a program that fills the hidden field or is back within a second",
    },
    "ja": {
        "link": "リンクが1〜2本",
        "links": "リンクが3本以上",
        "markup": "コードで書いたリンク",
        "language": "日本語のページに日本語なし",
        "like-spam": "過去のスパムにとてもよく似る",
        "rather-like-spam": "過去のスパムにやや似る",
        "honeypot": "見えない欄に記入がある",
        "instant": "1秒以内の送信",
        "too-fast": "3秒以内の送信",
        "work": "計算が済んでいない",
        "repeated": "1週間に3回目の同じ文",
        "blocked": "ブロックリストに当たる",
        "origin": "送信元のページが分からない",
        "ticket": "有効なチケットがない",
        "rate": "同じネットワークから多すぎる",
        "CONFIRM": "確認画面へ",
        "WAIT": "待ってもらう",
        "check": "項目",
        "weight": "重み",
        "spam": "当たったスパム",
        "fine": "当たった正当な文",
        "case": "送り方",
        "held": "スパムに入ったスパム",
        "false": "スパムに入った正当な文",
        "new": "始めたばかりのサイト",
        "taught": "学習後",
        "comma": "、",
        "browser": "ブラウザーから",
        "no work": "計算なし（JavaScriptオフ、またはプログラム）",
        "trap": "見えない欄に書くか、1秒以内に送るプログラム",
    },
}


@dataclass(frozen=True)
class Judged:
    """A text with what the filter says of it before and after it was taught."""

    text: Text
    likeness: float | None

    def verdict(self, *, taught: bool, **signs):
        likeness = self.likeness if taught else None
        sent = Submission(self.text.body, language=self.text.page_language, likeness=likeness)
        return judge(Submission(**{**vars(sent), **signs}))


def teach(texts: list[Text]) -> None:
    learning.learn_all(learning.Taught(one.form, str(key), one.body, one.is_spam) for key, one in enumerate(texts))


def held_back(texts: list[Text]) -> list[Judged]:
    return [Judged(one, learning.likeness(known(one.body).learned)) for one in texts if one.is_held_back]


def tables(judged: list[Judged], language: str) -> str:
    names = NAMES[language]
    return f"{_by_check(judged, names)}\n\n{_together(judged, names)}\n"


def _by_check(judged, names):
    rows = [[names["check"], names["weight"], names["spam"], names["fine"]]]
    for row in CHECKS:
        shares = _shares(judged, lambda one, key=row.key: key in one.verdict(taught=True).reasons)
        shown = shares if row.key in READ_FROM_TEXT else ["–", "–"]
        rows.append([names[row.key], str(row.weight or names[row.answer.name]), *shown])
    return _table(rows)


def _together(judged, names):
    rows = [[names["case"], names["held"], names["false"]]]
    for taught in (False, True):
        for case, signs in (("browser", {}), ("no work", {"has_worked": False})):
            shares = _shares(judged, lambda one, t=taught, s=signs: one.verdict(taught=t, **s).is_spam)
            rows.append([f"{names['taught' if taught else 'new']}{names['comma']}{names[case]}", *shares])
    caught = _shares(judged, lambda one: one.verdict(taught=False, trap="x", has_worked=False).is_spam)
    rows.append([names["trap"], caught[0], "–"])  # what nobody sees is filled in by programs alone
    return _table(rows)


def _shares(judged, is_met):
    return [_share([is_met(one) for one in judged if one.text.is_spam is sort]) for sort in (True, False)]


def _share(met):
    return f"{100 * sum(met) / len(met):.1f} % ({sum(met)}/{len(met)})"


def _table(rows):
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])
