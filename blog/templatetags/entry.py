"""The parts of an article's page around its text; blog.entry says what each of them needs."""

from django import template

from blog import entry
from blog.breadcrumbs import breadcrumbs_html
from blog.templatetags.rendering import counted

register = template.Library()
register.simple_tag(breadcrumbs_html, name="breadcrumb")
register.simple_tag(entry.meta_html, name="entry_meta")
register.simple_tag(entry.contents_html, name="contents_list")
register.simple_tag(entry.neighbours_html, name="neighbours")


@register.simple_tag(takes_context=True)
def entry_author(context, author, text):
    """The person who wrote it, with the rendering of the profile."""
    return entry.author_html(author, text, counted(context, author, text.marks))


@register.filter
def row_links(rows):
    """Rows of the database, each as the entry of a list that leads to its page."""
    return entry.links((row.get_absolute_url(), row.name) for row in rows)


@register.filter
def links(rows):
    """(label, address) as entries of a list."""
    return entry.links((address, label) for label, address in rows)
