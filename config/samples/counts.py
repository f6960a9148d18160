"""Made-up numbers of the sample articles and their ads: a year of them, so that lists and report show what they can say."""

import math
import random
from datetime import timedelta

from django.utils import timezone

from blog import popular
from blog.models import Article, PageView
from disclosures.models import DailyCount, Placement

YEAR = 365
MONTH = 30
WEEK = (1.0, 0.95, 0.92, 0.94, 1.0, 1.25, 1.3)  # Monday first: more is read at the weekend
FIRST_CLICKS = 0.03  # for one impression of the first ad
FEWER = 0.75  # how much of it the next ad still has


def fill() -> None:
    """From the day after publication until yesterday: whatever is counted for real begins with a day of its own."""
    if DailyCount.objects.filter(is_sample=True).exists():
        return
    published = dict(Article.objects.filter(is_sample=True, publish_at__isnull=False).values_list("pk", "publish_at"))
    _fill_views(published)
    placements = Placement.objects.filter(source="article", source_id__in=published, is_current=True)
    for placement in placements:
        first = timezone.localdate(published[placement.source_id]) + timedelta(days=1)
        DailyCount.objects.bulk_create(_year(placement, first), batch_size=500)


def remove() -> None:
    DailyCount.objects.filter(is_sample=True).delete()
    PageView.objects.filter(is_sample=True).delete()
    popular.renew()


def _fill_views(published):
    """A month of them is enough for the lists."""
    today = timezone.localdate()
    for pk, moment in published.items():
        dice, age = random.Random(pk), (today - timezone.localdate(moment)).days  # noqa: S311 -- made-up numbers
        readers = dice.uniform(5, 60)
        days = (today - timedelta(days=back) for back in range(1, min(age, MONTH)))
        PageView.objects.bulk_create(
            PageView(article_id=pk, day=day, number=round(readers * WEEK[day.weekday()]), is_sample=True)
            for day in days
        )
    popular.renew()


def _year(placement, first):
    """The same numbers for the same place each time: a hum of readers who find the article, louder with its age."""
    dice = random.Random(f"{placement.source_id % 7}-{placement.number}")  # noqa: S311 -- made-up numbers, no secret
    today = timezone.localdate()
    readers = 25 + 60 * random.Random(placement.source_id).random()  # noqa: S311 -- as above
    seen = readers * 0.86 ** (placement.number - 1)
    rate = FIRST_CLICKS * FEWER ** (placement.number - 1) * dice.uniform(0.6, 1.5)
    for age in range((today - max(first, today - timedelta(days=YEAR))).days):
        day = today - timedelta(days=age + 1)
        old = (day - first).days
        growth = 0.4 + 0.6 * (1 - math.exp(-old / 90)) + 2.5 * math.exp(-old / 4)
        impressions = round(seen * growth * WEEK[day.weekday()] * dice.uniform(0.75, 1.25))
        clicks = sum(dice.random() < rate for _ in range(impressions))
        yield DailyCount(placement=placement, day=day, impressions=impressions, clicks=clicks, is_sample=True)
