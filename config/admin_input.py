"""What the admin's lists take from an address or a form: Django's own trust numbers that nobody checked."""

import re
from functools import wraps

from django.core.exceptions import BadRequest

YEAR = re.compile(r"(19|20|21)[0-9]{2}")
ID = re.compile(r"[0-9]{1,18}")


def numbers_checked(view):
    """Refuses years that no calendar of the database has, and chosen rows that are no row numbers."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        years = [value for name, value in request.GET.items() if name.endswith("__year")]
        rows = request.POST.getlist("_selected_action")
        if not (all(map(YEAR.fullmatch, years)) and all(map(ID.fullmatch, rows))):
            raise BadRequest
        return view(request, *args, **kwargs)

    return checked
