"""Topics of a message as rows: what a visitor chooses, and whether the topic is about an article."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Topic:
    key: str
    name: Promise
    about_article: bool = False  # asks for the expression and its article


TOPICS = (
    Topic("question", _("A question about the site")),
    Topic("work", _("A request for work")),
    Topic("expression", _("An expression in an article"), about_article=True),
    Topic("other", _("Something else")),
)
BY_KEY = {row.key: row for row in TOPICS}


def choices() -> list[tuple[str, Promise]]:
    return [(row.key, row.name) for row in TOPICS]
