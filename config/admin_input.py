"""What the admin's lists take from an address or a form: Django's own trust numbers that nobody checked."""

import re
from functools import wraps

from django.contrib.admin.options import TO_FIELD_VAR
from django.core.exceptions import BadRequest

YEAR = re.compile(r"(19|20|21)[0-9]{2}")
ID = re.compile(r"[0-9]{1,18}")


def numbers_checked(view):
    """Refuses years that no calendar of the database has, chosen rows that are no row numbers, and a nameless field."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        years = [value for name, value in request.GET.items() if name.endswith("__year")]
        rows = request.POST.getlist("_selected_action")
        field = request.POST.get(TO_FIELD_VAR, "?")  # sent by a window that was opened to choose a row
        if not (all(map(YEAR.fullmatch, years)) and all(map(ID.fullmatch, rows)) and field):
            raise BadRequest
        return view(request, *args, **kwargs)

    return checked
