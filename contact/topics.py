"""Topics of a message as rows: what a visitor chooses, and what each topic asks for beyond the text itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guard.fields import LineField, LinesField, PageAddressField

WRONGS = {
    "false": _("It is not true"),
    "outdated": _("It is out of date"),
    "unfounded": _("It promises too much, or says so without grounds"),
    "unmarked": _("It is advertising and does not say so"),
    "rights": _("It hurts me or somebody else"),
    "other": _("Something else"),
}


@dataclass(frozen=True)
class Asked:
    """One thing that a topic asks for. Its key is its own among all topics: the form and stored answers go by it."""

    key: str
    label: Promise
    make: Callable[..., forms.Field]
    example: str
    help: Promise | str = ""
    required: bool = False
    choices: Mapping[str, Promise] | None = None
    attrs: Mapping[str, str] | None = None

    def field(self) -> forms.Field:
        known: dict[str, Any] = {"label": self.label, "help_text": self.help, "required": self.required}
        if self.choices:
            known["choices"] = [("", _("Please choose")), *self.choices.items()]
            known["error_messages"] = dict.fromkeys(["required", "invalid_choice"], _("Choose one of these."))
        field = self.make(**known)
        field.widget.attrs |= self.attrs or {}
        return field

    def shown(self, value: str) -> Promise | str:
        """An answer as people read it."""
        return (self.choices or {}).get(value, value)


@dataclass(frozen=True)
class Topic:
    key: str
    name: Promise
    asks: tuple[Asked, ...] = ()


TOPICS = (
    Topic(
        "question",
        _("A question about the site"),
        (
            Asked(
                "page",
                _("Address of the page"),
                PageAddressField,
                help=_("If it is about a page of this site"),
                example="https://blog.example.jp/kaiyaku/",
                attrs={"autocomplete": "off"},
            ),
        ),
    ),
    Topic(
        "work",
        _("A request for work"),
        (
            Asked(
                "company",
                _("Company or organisation"),
                partial(LineField, most=100),
                example="株式会社こもれび企画",
                attrs={"autocomplete": "organization"},
            ),
            Asked(
                "deadline",
                _("Until when"),
                partial(LineField, most=100),
                help=_("A day or a time of year, as far as it is known"),
                example="来年の3月末まで",
                attrs={"autocomplete": "off"},
            ),
        ),
    ),
    Topic(
        "expression",
        _("An expression in an article"),
        (
            Asked(
                "article",
                _("The article"),
                partial(LineField, most=500),
                help=_("Its title or its address"),
                example="解約の手順",
                required=True,
                attrs={"autocomplete": "off"},
            ),
            Asked(
                "quote",
                _("The expression"),
                partial(LinesField, most=1000, most_lines=100),
                help=_("The words that concern you, as they stand in the article"),
                example="業界でいちばん安い、\nと書いてあります",
                required=True,
                attrs={"rows": "3"},
            ),
            Asked(
                "wrong",
                _("What is wrong"),
                forms.ChoiceField,
                choices=WRONGS,
                example="outdated",
                required=True,
                attrs={"autocomplete": "off"},
            ),
        ),
    ),
    Topic("other", _("Something else")),
)
BY_KEY = {row.key: row for row in TOPICS}
ASKED = {asked.key: asked for row in TOPICS for asked in row.asks}


def choices() -> list[tuple[str, Promise]]:
    return [(row.key, row.name) for row in TOPICS]


def read(answers: Mapping[str, str]) -> list[tuple[Promise | str, Promise | str]]:
    """Stored answers as (label, text), in the order of the table; what no row asks for any longer keeps its key."""
    known = [(asked.label, asked.shown(answers[key])) for key, asked in ASKED.items() if key in answers]
    return [*known, *((key, text) for key, text in answers.items() if key not in ASKED)]
