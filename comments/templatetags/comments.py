"""The comments below an article, with their form, and what each of them shows."""

from django import template
from django.db.models import Count

from comments import rendering
from comments.avatars import avatar
from comments.forms import CommentForm
from comments.models import Comment
from comments.opening import opening
from comments.threads import talk

register = template.Library()
register.filter(avatar)


@register.inclusion_tag("comments/section.html", takes_context=True)
def comments_for(context, article):
    """The first page of comments and the form; `comment_form` of the context is one that came back with errors."""
    until = opening(article)
    form = context.get("comment_form") or (CommentForm(article=article) if until.is_open else None)
    return {"article": article, "talk": talk(article), "opening": until, "form": form, "request": context["request"]}


@register.simple_tag(takes_context=True)
def comment_text(context, comment):
    """The text as paragraphs, with the addresses in it that are no ads as links."""
    return rendering.render(comment, context["article"], context["request"])


@register.simple_tag
def comment_counts(articles):
    """How many comments readers see under each of the articles, in one query for the whole list."""
    keys = [article.pk for article in articles]
    rows = Comment.objects.approved().filter(article__in=keys).order_by().values_list("article")
    return dict(rows.annotate(Count("pk"))) if keys else {}


@register.filter
def of_article(counts, article):
    return counts.get(article.pk, 0)
