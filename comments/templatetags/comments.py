"""The comments below an article, with their form, and what each of them shows."""

from django import template

from blog.addresses import of_slug
from comments import rendering, showing, threads
from comments.avatars import avatar
from comments.opening import opening
from comments.said import Said

register = template.Library()
register.filter(avatar)


@register.simple_tag
def comments_feed(article):
    """The address of an article's comments as a feed."""
    return of_slug("comments:feed", article.slug)


@register.simple_tag
def conversation(article, beside):
    """What the page of an article shows of comments; `beside` are the articles whose cards stand on it. One query."""
    return threads.conversation(article, [one.pk for one in beside or ()])


@register.simple_tag(takes_context=True)
def comments_for(context, article):
    """The first page of comments and the form; `comment_form` of the context is one that came back with errors."""
    found = context.get("conversation") or threads.conversation(article)
    rendering.linking_of(context["request"], article, found.decisions)
    until = opening(article, found.close_after_days)
    return showing.section_html(article, found.talk, until, context.get("comment_form"), context["request"])


@register.simple_tag(takes_context=True)
def quoted_comment(context, comment):
    """A comment above a form about it."""
    said = [Said.of(comment)]
    return showing.comments_html(said, context["article"], context["request"], is_quoted=True)[0]


@register.simple_tag(takes_context=True)
def shown_threads(context, shown, can_reply=False):
    """Threads as the entries of a list."""
    return showing.threads_html(shown, context["article"], context["request"], can_reply=bool(can_reply))


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
