"""Links to the contact form."""

from django import template

from contact import addresses

register = template.Library()


@register.simple_tag
def contact_address(name="form", *args):
    """A page of the contact form in the active language."""
    return addresses.address(name, *args)


@register.simple_tag
def report_address(article):
    """Where a reader reports an expression in the article."""
    return addresses.report_address(article)
