"""The comments below an article, with their form."""

from django import template

from comments.forms import CommentForm
from comments.threads import talk

register = template.Library()


@register.inclusion_tag("comments/section.html", takes_context=True)
def comments_for(context, article):
    """The first page of comments and the form; `comment_form` of the context is one that came back with errors."""
    form = context.get("comment_form") or (CommentForm(article=article) if article.accepts_comments else None)
    return {"article": article, "talk": talk(article), "form": form}
