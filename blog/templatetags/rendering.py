"""How a template gets the rendered form of a row."""

from django import template

from blog.pages import shown
from blog.rendering import rendered as rendered_row

register = template.Library()


@register.simple_tag(takes_context=True)
def rendered(context, row):
    """`{% rendered article as shown %}` gives shown.html, .contents, .marks, .minutes and .plain_text."""
    request = context.get("request")
    return rendered_row(row) if request is None else shown(request, row)
