"""Words that were true until a day: dates of campaigns, "the newest of 2024", "only today", as rows with that day."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import partial

from disclosures.claim import INFO, WARN, Rule, Told

row = partial(Rule, category="date", disowned=False)

PAST = r"でした|ました|していた|だった|まで使っ|終了し|昨年|去年|前回|当時|記録|以前は"


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none; 0 is the month's last."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    last = monthrange(year, month)[1]
    return date(year, month, number or last) if number <= last else None


def end_of_year(found: re.Match[str], written: date) -> date | None:
    return day(int(found["year"]), 12, 31)


def named_day(found: re.Match[str], written: date) -> date | None:
    """The day that the words name; without a year it is the first one after they were written."""
    month, number = int(found["month"]), int(found["day"] or 0)
    if found["year"]:
        return day(int(found["year"]), month, number)
    named = day(written.year, month, number)
    return day(written.year + 1, month, number) if named and named < written else named


def year_later(found: re.Match[str], written: date) -> date | None:
    return day(int(found["year"]) + 1, int(found["month"] or 12), 0)


def same_day(found: re.Match[str], written: date) -> date | None:
    return written


def same_week(found: re.Match[str], written: date) -> date | None:
    return written + timedelta(days=6 - written.weekday())


def same_month(found: re.Match[str], written: date) -> date | None:
    return day(written.year, written.month, 0)


YEAR = r"(?<![0-9])(?P<year>20[0-9]{2}) ?"
OVER = Told("期日が過ぎています。", "That day is over.")
MEND = Told("終わった案内を消すか、今の条件に書き直す", "Take the old offer out, or write what holds today.")

ROWS: tuple[Rule, ...] = (
    row(
        key="DAT01",
        level=WARN,
        pattern=rf"{YEAR}年?(?:度版|年版|版|年最新|最新版?|の最新版?)",
        last_day=end_of_year,
        unless=r"白書|カタログ|教科書|ガイドブック|時刻表|参考書|年鑑|規格|発行|改訂",
        why=Told("「最新」の年が過ぎています。", "That year's newest is no longer the newest."),
        hint=Told("内容を確かめて年を改めるか、年を消す", "Check the text and write this year, or leave the year out."),
        hits=("【2024年最新】おすすめ", "2023年度版の比較"),
        misses=("2026年最新", "2099年版", "2024年の発売です。"),
    ),
    row(
        key="DAT02",
        level=WARN,
        pattern=r"(?:(?<![0-9])(?P<year>20[0-9]{2}) ?年 ?)?(?<![0-9])(?P<month>[0-9]{1,2}) ?月 ?(?:(?P<day>[0-9]{1,2}) ?日|末日?)(?: ?\([月火水木金土日]\))? ?(?:[0-9]{1,2}:[0-9]{2})? ?(?:まで(?!に)|限り|締め?切)",
        last_day=named_day,
        unless=PAST,
        why=OVER,
        hint=MEND,
        hits=("2024年3月末までのキャンペーン", "特典は2025年12月31日まで", "2025年1月10日（金）23:59までの割引"),
        misses=("2099年3月31日まで", "2024年3月末まで使っていました", "13月40日まで"),
    ),
    row(
        key="DAT03",
        level=WARN,
        pattern=r"今だけ.{0,40}?(?:(?<![0-9])(?P<year>20[0-9]{2}) ?年 ?)(?P<month>[0-9]{1,2}) ?月(?: ?(?P<day>[0-9]{1,2}) ?日)?(?! ?(?:[0-9]|まで|限り|末))",
        last_day=named_day,
        unless=PAST,
        why=OVER,
        hint=MEND,
        hits=("今だけ半額（2025年1月10日）",),
        misses=("今だけ半額（2099年1月10日）",),
    ),
    row(
        key="DAT04",
        level=WARN,
        pattern=r"本日限り|本日のみ|今日だけ|今日まで",
        last_day=same_day,
        unless=rf"{PAST}|休|がまん|我慢|生き|続け|使い",
        why=Told("書いた日だけの案内です。", "It was true on the day of writing."),
        hint=MEND,
        hits=("本日限りの割引",),
        misses=("今日まで使い続けています",),
    ),
    row(
        key="DAT05",
        level=WARN,
        pattern=r"今週末まで|今週限り",
        last_day=same_week,
        unless=PAST,
        why=Told("書いた週だけの案内です。", "It was true in the week of writing."),
        hint=MEND,
        hits=("今週末まで送料無料",),
        misses=("週末まで待つ",),
    ),
    row(
        key="DAT06",
        level=WARN,
        pattern=r"今月限り|今月のみ|今月末まで|今月中の(?:申し?込|登録|購入)",
        last_day=same_month,
        unless=rf"{PAST}|工事|休館|休業|閉鎖|通行止め",
        why=Told("書いた月だけの案内です。", "It was true in the month of writing."),
        hint=MEND,
        hits=("今月末まで入会金無料",),
        misses=("来月末まで",),
    ),
    row(
        key="DAT07",
        level=INFO,
        pattern=rf"{YEAR}年 ?(?:(?P<month>[0-9]{{1,2}}) ?月(?: ?[0-9]{{1,2}} ?日)?)? ?(?:時点|現在)",
        last_day=year_later,
        why=Told("確かめた日から一年以上たっています。", "This was checked more than a year ago."),
        hint=Told("もう一度確かめて、日付を改める", "Check it again and write the new date."),
        hits=("2024年5月時点の料金", "料金は2023年現在"),
        misses=("2026年5月時点の料金",),
    ),
)
