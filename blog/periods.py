"""Over which periods it is told what was read most, as rows."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Period:
    """`days` end today, at most as many as `blog.popular` keeps one by one; None means all that is kept."""

    key: str
    name: Promise
    days: int | None
    span: Promise


PERIODS = (
    Period("day", _("Read most today"), 1, _("Today")),
    Period("week", _("Read most in a week"), 7, _("In a week")),
    Period("month", _("Read most in a month"), 30, _("In a month")),
    Period("all", _("Read most of all"), None, _("In all the time that is kept")),
)
