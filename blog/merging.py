"""The verb that makes one tag of two: the articles change over, and the old address leads to the one that stays."""

from django.db import transaction

from blog import related, search_index
from blog.models import OldAddress, Tag
from blog.slugs import normalise


@transaction.atomic
def merge(tags, into) -> int:
    """Give the articles of these tags to `into` and delete the tags; returns how many articles it gained."""
    tags = [tag for tag in Tag.objects.select_for_update().filter(pk__in=[tag.pk for tag in tags]) if tag != into]
    keys = [tag.pk for tag in tags]
    old = into.articles.values("pk")
    gained = list(
        into.articles.model.objects.filter(tags__in=keys).exclude(pk__in=old).values_list("pk", flat=True).distinct()
    )
    into.articles.add(*gained)
    related.forget(Tag.objects.filter(pk__in=keys))
    OldAddress.objects.filter(kind=OldAddress.Kind.TAG, target_id__in=keys).update(target_id=into.pk)
    for tag in tags:
        OldAddress.objects.update_or_create(
            kind=OldAddress.Kind.TAG, slug=normalise(tag.slug), defaults={"target_id": into.pk}
        )
    with search_index.retagged([*keys, into.pk]):
        Tag.objects.filter(pk__in=keys).delete()
    return len(gained)
