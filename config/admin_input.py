"""What the admin takes from an address or a form before its views do: Django's own trust values that nobody checked."""

import re
from functools import wraps

from django.contrib.admin.options import TO_FIELD_VAR
from django.core.exceptions import BadRequest

YEAR = re.compile(r"(19|20|21)[0-9]{2}")
ID = re.compile(r"[0-9]{1,18}")


def input_checked(view):
    """Refuses years that no calendar of the database has, chosen rows that are no row numbers, a field without a name,
    and in filters the one character that PostgreSQL has no place for.
    """

    @wraps(view)
    def checked(request, *args, **kwargs):
        asked = [(name, value) for name, values in request.GET.lists() for value in values]
        years = [value for name, value in asked if name.endswith("__year")]
        rows = request.POST.getlist("_selected_action")
        field = request.POST.get(TO_FIELD_VAR, "?")  # sent by a window that was opened to choose a row
        has_nul = any("\0" in value for name, value in asked if "__" in name or name == "term")
        if has_nul or not (all(map(YEAR.fullmatch, years)) and all(map(ID.fullmatch, rows)) and field):
            raise BadRequest
        try:
            return view(request, *args, **kwargs)
        except OverflowError as error:  # a day of the year 1, which is before it in another time zone
            raise BadRequest from error

    return checked
