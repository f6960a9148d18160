"""Made-up numbers for the ads of the sample articles: a year of them, so that the report shows what it can say."""

import math
import random
from datetime import timedelta

from django.utils import timezone

from blog.models import Article
from disclosures.models import DailyCount, Placement

YEAR = 365
WEEK = (1.0, 0.95, 0.92, 0.94, 1.0, 1.25, 1.3)  # Monday first: more is read at the weekend
FIRST_CLICKS = 0.03  # for one impression of the first ad
FEWER = 0.75  # how much of it the next ad still has


def fill() -> None:
    """From the day after publication until yesterday: whatever is counted for real begins with a day of its own."""
    if DailyCount.objects.filter(is_sample=True).exists():
        return
    published = dict(Article.objects.filter(is_sample=True).values_list("pk", "publish_at"))
    placements = Placement.objects.filter(source="article", source_id__in=published, is_current=True)
    for placement in placements:
        first = timezone.localdate(published[placement.source_id]) + timedelta(days=1)
        DailyCount.objects.bulk_create(_year(placement, first), batch_size=500)


def remove() -> None:
    DailyCount.objects.filter(is_sample=True).delete()


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
