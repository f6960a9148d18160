"""Whom the owner trusts: a confirmed address whose comments appear at once, wherever its holder proves that it is theirs."""

from django.utils import timezone

from comments.models.correspondent import Correspondent, new_key


def give(people, *, by) -> int:
    """How many of the queryset were not trusted before."""
    return people.filter(trusted_at__isnull=True).update(trusted_at=timezone.now(), trusted_by=by)


def withdraw(people) -> int:
    """Every proof given so far ends with it: a stolen one shall not count again when the trust comes back."""
    found = list(people.filter(trusted_at__isnull=False))
    for person in found:
        person.key, person.trusted_at, person.trusted_by = new_key(), None, None
    return Correspondent.objects.bulk_update(found, ["key", "trusted_at", "trusted_by"])
