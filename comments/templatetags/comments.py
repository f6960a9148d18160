"""The comments below an article, with their form, and what each of them shows."""

from django import template

from comments import rendering
from comments.avatars import avatar
from comments.forms import CommentForm
from comments.threads import talk

register = template.Library()
register.filter(avatar)


@register.inclusion_tag("comments/section.html", takes_context=True)
def comments_for(context, article):
    """The first page of comments and the form; `comment_form` of the context is one that came back with errors."""
    form = context.get("comment_form") or (CommentForm(article=article) if article.accepts_comments else None)
    return {"article": article, "talk": talk(article), "form": form, "request": context["request"]}


@register.simple_tag(takes_context=True)
def comment_text(context, comment):
    """The text as paragraphs, with the addresses in it that are no ads as links."""
    return rendering.render(comment, context["article"], context["request"])
