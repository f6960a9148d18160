"""What visitors wrote, as the inbox shows it."""

from django import template

from lib import text

register = template.Library()


@register.filter
def visible(value):
    """Plain text in which control characters show as pictures instead of acting on whatever reads them."""
    return text.visible(value)
