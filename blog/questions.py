"""What an editor asks of the articles: each question as a condition that lists, numbers and filters share."""

from django.db.models import Exists, OuterRef, Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from blog import dated as dated_days
from blog.models import Article, Fact, Rendering
from disclosures import old_codes
from disclosures.models import Placement

State = Article.State


def draft() -> Q:
    return Q(state=State.DRAFT)


def in_review() -> Q:
    """Somebody asked for a review: of a text that is not public, or of changes to one that is."""
    return Q(state=State.REVIEW) | Q(state=State.PUBLISHED, review_requested_by__isnull=False)


def scheduled() -> Q:
    return Q(state=State.PUBLISHED, publish_at__gt=timezone.now())


def public() -> Q:
    """The same fact as `Article.objects.published()`."""
    return Q(pk__in=Article.objects.published().values("pk"))


def ended() -> Q:
    return Q(state=State.PUBLISHED, end_at__lte=timezone.now())


def withdrawn() -> Q:
    return Q(state=State.WITHDRAWN)


def undecided() -> Q:
    return Q(rendering__inventory__undecided__0__isnull=False)


def with_ads() -> Q:
    return Q(rendering__inventory__ads__0__isnull=False) | undecided()


def without_ads() -> Q:
    return ~with_ads()


def overdue() -> Q:
    """A fact that readers see should have been looked at again before today."""
    late = Fact.objects.filter(rendering__article=OuterRef("pk"), review_by__lt=timezone.localdate())
    return Q(Exists(late), state=State.PUBLISHED)


def held() -> Q:
    """Readers see the page without its ads, because its marks are not as promised."""
    return Q(state=State.PUBLISHED, rendering__is_held=True)


def dated() -> Q:
    """A price or another statement whose 「…時点」 is more than three months ago."""
    return Q(pk__in=dated_days.stale())


def blocked() -> Q:
    """What an author cannot publish before somebody decides about a link, or puts another ad in the place of a lost one."""
    lost = Q(rendering__inventory__missing__0__isnull=False)
    return unfinished() & (undecided() | lost | Q(memo_blocks=True))


def with_relationship(key: str) -> Q:
    """Shows an ad with this relationship; no database has a quicker way to look into such a list that all of them know."""
    return Q(
        pk__in=Rendering.objects.alias(ads=Cast("inventory", TextField()))
        .filter(ads__contains=f'"relationship": "{key}"', article__isnull=False)
        .values("article_id")
    )


def with_old_code() -> Q:
    """Shows a network's code from the time before `rel`."""
    placements = Placement.objects.filter(source="article", is_current=True, creative__in=old_codes.creatives())
    return Q(pk__in=placements.values("source_id"))


def undescribed() -> Q:
    return Q(description="")


def without_picture() -> Q:
    return Q(picture__isnull=True)


def changed() -> Q:
    """Readers see the published text while a newer one waits in the working copy."""
    return Q(state=State.PUBLISHED, draft__isnull=False)


def of_user(user) -> Q:
    """What carries this person's name, or was last typed by them."""
    return Q(author__user=user) | Q(draft__saved_by=user)


def unfinished() -> Q:
    """Not public yet, or public with changes that nobody has published."""
    return Q(state__in=[State.DRAFT, State.REVIEW]) | changed()
