"""Made-up numbers of the sample articles, their ads and searches: a year of them, so that lists and report show what they can say."""

import math
import random
from collections import Counter
from datetime import timedelta

from django.utils import timezone

from blog import popular, searches
from blog.models import Article, PageView, SearchCount, SearchTerm
from config.samples import texts
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
    _fill_searches()
    placements = Placement.objects.filter(source="article", source_id__in=published, is_current=True)
    for placement in placements:
        first = timezone.localdate(published[placement.source_id]) + timedelta(days=1)
        DailyCount.objects.bulk_create(_year(placement, first), batch_size=500)


def remove() -> None:
    DailyCount.objects.filter(is_sample=True).delete()
    PageView.objects.filter(is_sample=True).delete()
    SearchTerm.objects.filter(is_sample=True).delete()
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


def _fill_searches():
    """As many as the file says, over the days of a month."""
    today = timezone.localdate()
    for language, words, state, number in texts.rows("searches.txt"):
        digest = searches.digest(words, language)
        term = SearchTerm(language=language, digest=digest, words=words, state=state, is_sample=True)
        term.found = searches.finds(term)
        term.save()
        days = Counter(today - timedelta(days=1 + 7 * turn % (MONTH - 1)) for turn in range(int(number)))
        SearchCount.objects.bulk_create(SearchCount(term=term, day=day, number=count) for day, count in days.items())


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
