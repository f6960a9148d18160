"""The link to the page about personal data."""

from django import template

from config.privacy import addresses

register = template.Library()


@register.simple_tag
def personal_data_address():
    """In the active language."""
    return addresses.address()
