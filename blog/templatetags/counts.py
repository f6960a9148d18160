"""How numbers of a report are written."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def amount(number, unit=""):
    """12,345; 1.25%; a dash where there is no number. Only rates have a unit, and two digits."""
    if number is None:
        return "–"
    return number_format(number, 2 if unit else 0, force_grouping=True) + unit


@register.filter
def changed(percent):
    """A sign, a number and words, so that no colour has to tell it."""
    if percent is None:
        return _("new")
    if round(percent) == 0:
        return _("as before")
    return ("+" if percent > 0 else "−") + number_format(abs(percent), 0, force_grouping=True) + "%"
