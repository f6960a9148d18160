"""The messages before and after one in the list from which it was opened."""

from copy import copy

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import SuspiciousOperation
from django.db.models import Q, QuerySet
from django.http import QueryDict

from contact.models import Message

FILTERS = {SEARCH_VAR, "state", "topic__exact", "assignee", "created_at__gte", "created_at__lt", "mail", "task"}


def of(desk, request, message: Message) -> dict[str, int | None]:
    """Their numbers: `newer` stands above the message in the list, `older` below it.

    An address that somebody bent shows the neighbours among all messages.
    """
    asked = QueryDict(request.GET.get("_changelist_filters", "")[:2000])
    try:
        return _beside(listed(desk, request, _known(asked)), message)
    except (IncorrectLookupParameters, SuspiciousOperation, OverflowError, ValueError):
        return _beside(Message.objects.all(), message)


def _known(asked: QueryDict) -> QueryDict:
    """What the list's own filters ask; nothing checks the rest, as the admin does with an address of its own."""
    known = QueryDict(mutable=True)
    for name, value in asked.items():
        if name in FILTERS and "\0" not in value:
            known[name] = value
    return known


def _beside(rows: QuerySet, message: Message) -> dict[str, int | None]:
    """Found by the time at which messages came, so that one that has just left the list still has its place."""
    rows = rows.order_by("-created_at", "-pk").values_list("pk", flat=True)
    same, at = Q(created_at=message.created_at), message.created_at
    newer = rows.filter(Q(created_at__gt=at) | same & Q(pk__gt=message.pk)).reverse()
    older = rows.filter(Q(created_at__lt=at) | same & Q(pk__lt=message.pk))
    return {"newer": newer.first(), "older": older.first()}


def listed(desk, request, asked: QueryDict) -> QuerySet:
    """What the list shows on all its pages for what its address asks. Raises what the list raises for a bent one."""
    looking = copy(request)
    looking.GET, looking.only_rows = asked, True
    return desk.get_changelist_instance(looking).queryset
