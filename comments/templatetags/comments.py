"""The comments below an article, with their form, and what each of them shows."""

from django import template
from django.utils.html import format_html_join

from comments import showing, threads
from comments.avatars import avatar
from comments.forms import CommentForm
from comments.opening import opening

register = template.Library()
register.filter(avatar)


@register.simple_tag
def conversation(article, beside):
    """What the page of an article shows of comments; `beside` are the articles whose cards stand on it. One query."""
    return threads.conversation(article, [one.pk for one in beside or ()])


@register.inclusion_tag("comments/section.html", takes_context=True)
def comments_for(context, article):
    """The first page of comments and the form; `comment_form` of the context is one that came back with errors."""
    found = context.get("conversation") or threads.conversation(article)
    until = opening(article, found.close_after_days)
    form = context.get("comment_form") or (CommentForm(article=article) if until.is_open else None)
    return {"article": article, "talk": found.talk, "opening": until, "form": form, "request": context["request"]}


@register.simple_tag(takes_context=True)
def shown_comment(context, comment, can_reply=False, is_quoted=False):
    """One comment, with the addresses in it that are no ads as links."""
    article, request = context["article"], context["request"]
    return showing.comment_html(comment, article, request, can_reply=bool(can_reply), is_quoted=is_quoted)


@register.simple_tag(takes_context=True)
def shown_replies(context, replies, can_reply=False):
    """The replies of a thread as the entries of a list."""
    return format_html_join("", "<li>{}</li>", ((shown_comment(context, reply, can_reply),) for reply in replies))


@register.simple_tag(takes_context=True)
def comment_form(context):
    """The form of the context, as it was sent or as nobody has touched it."""
    return showing.form_html(context["article"], context["opening"], context["form"])


@register.simple_tag(takes_context=True)
def comment_counts(context, articles):
    """How many comments readers see under each of the articles, in one query for the whole list."""
    if found := context.get("conversation"):
        return found.counts
    return threads.counts([article.pk for article in articles])
