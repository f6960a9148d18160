"""Places of canned answers as rows: what stands in braces, and what takes its place.

They are filled in one pass and the result is never read again: whoever calls themselves {reference} is called so.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog.models import Site
from blog.people import name_of
from contact.models import Message

PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Case:
    """What the places know: the message, who answers it, and the site in whose name."""

    message: Message
    by: Any
    site: Site

    @property
    def site_name(self) -> str:
        return self.site.name_in(translation.get_language())

    @property
    def me(self) -> str:
        """Never the log-in name: it is half of what a burglar needs."""
        return name_of(self.by) if self.by.first_name or self.by.last_name else self.site.owner_name or self.site_name

    @property
    def article(self) -> str:
        return str(self.message.article) if self.message.article else self.message.answers.get("article", "")

    @property
    def day(self) -> str:
        return date_format(timezone.localdate(self.message.created_at), "DATE_FORMAT")


@dataclass(frozen=True)
class Place:
    key: str
    name: Promise
    value: Callable[[Case], str]
    example: str  # what takes its place in the case of the tests


PLACES = (
    Place("name", _("the sender's name"), lambda case: case.message.name, "竹野はるこ"),
    Place("reference", _("the reference number"), lambda case: case.message.reference, "M-7K3F9Q"),
    Place("topic", _("the topic"), lambda case: str(case.message.get_topic_display()), "記事の表現について"),
    Place("day", _("the day of the message"), lambda case: case.day, "2026年11月24日"),
    Place("article", _("the article that it is about"), lambda case: case.article, "解約の手順"),
    Place("site", _("the site's name"), lambda case: case.site_name, "サーバー手帖"),
    Place("me", _("your name"), lambda case: case.me, "三枝 美香"),
)
BY_KEY = {row.key: row for row in PLACES}


def case(message: Message, by: Any) -> Case:
    return Case(message, by, Site.current())


def fill(text: str, known: Case, *, language: str) -> str:
    """The text with its places filled, in the words of its language. What is no place stays as it is."""

    def filled(found):
        place = BY_KEY.get(found[1])
        return place.value(known) if place else found[0]

    with translation.override(language):
        return PLACE.sub(filled, text)


def unknown(text: str) -> list[str]:
    """What stands in braces like a place and is none, as it was typed."""
    return [f"{{{key}}}" for key in dict.fromkeys(PLACE.findall(text)) if key not in BY_KEY]
