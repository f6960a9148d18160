"""The messages before and after one in the list from which it was opened."""

from copy import copy

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import SuspiciousOperation
from django.db.models import Q, QuerySet
from django.http import QueryDict

from contact.models import Message


def of(desk, request, message: Message) -> dict[str, int | None]:
    """Their numbers: `newer` stands above the message in the list, `older` below it.

    They are found by the time at which messages came, so that one that has just left the list still has its place.
    """
    rows = _list(desk, request).order_by("-created_at", "-pk").values_list("pk", flat=True)
    same, at = Q(created_at=message.created_at), message.created_at
    newer = rows.filter(Q(created_at__gt=at) | same & Q(pk__gt=message.pk)).reverse()
    older = rows.filter(Q(created_at__lt=at) | same & Q(pk__lt=message.pk))
    return {"newer": newer.first(), "older": older.first()}


def listed(desk, request, asked: QueryDict) -> QuerySet:
    """What the list shows on all its pages for what its address asks. Raises what the list raises for a bent one."""
    looking = copy(request)
    looking.GET, looking.only_rows = asked, True
    return desk.get_changelist_instance(looking).queryset


def _list(desk, request) -> QuerySet:
    """An address that somebody bent shows everything."""
    try:
        return listed(desk, request, QueryDict(request.GET.get("_changelist_filters", "")[:2000]))
    except (IncorrectLookupParameters, SuspiciousOperation):
        return Message.objects.all()
