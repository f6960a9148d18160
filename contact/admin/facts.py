"""What a message says beside its text: the article that it is about, and what its topic asked for."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contact.models import Message
from guard.desk import plain_text
from lib.text import visible


def of(message: Message) -> list[tuple]:
    """Names and values. An address that a stranger chose is text, never a link."""
    about = [(capfirst(_("article")), article_link(message.article))] if message.article else []
    return [*about, *((name, plain_text(visible(str(text)))) for name, text in message.answered)]


def article_link(article):
    desk = reverse(f"admin:blog_{'article' if article.type.is_listed else 'page'}_change", args=[article.pk])
    return format_html(
        '<a href="{}"><bdi>{}</bdi></a> <a href="{}">{}</a>', article.get_absolute_url(), article, desk, _("Edit")
    )
