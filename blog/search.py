"""What the search form asks for, and what a page of finds is made of."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from blog import search_index
from blog.addresses import list_url
from blog.models import Article
from blog.search_query import MAX_FOLDED, MAX_LENGTH, Query, parse
from blog.search_store import Found, Question
from lib.prepared import Prepared, among, keys
from lib.text import fold

MOST_TERMS = 12  # each of them is a walk through the index
PER_PAGE = 12
MOST_TITLES = 6
TOO_LONG = _("Please search with at most %(limit_value)d characters.")


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Words to search for"), max_length=MAX_LENGTH, required=False, error_messages={"max_length": TOO_LONG}
    )

    @property
    def typed(self):
        """What was typed, for showing it again; never longer than the field allows."""
        return self.data.get("q", "")[:MAX_LENGTH]

    def clean_q(self):
        """Some characters are written out as many when they are compared; the index knows phrases up to a length."""
        typed = self.cleaned_data["q"]
        if len(fold(typed)) > MAX_FOLDED:
            raise forms.ValidationError(TOO_LONG, params={"limit_value": MAX_LENGTH})
        query = parse(typed)
        if len(query.wanted) + len(query.unwanted) > MOST_TERMS:
            raise forms.ValidationError(_("Please search for at most %(number)d words."), params={"number": MOST_TERMS})
        return typed

    def query(self) -> Query:
        return parse(self.cleaned_data["q"]) if self.is_valid() else Query()


@dataclass(frozen=True)
class Choice:
    """A category by which finds can be narrowed down, or all of them."""

    name: str
    number: int
    address: str
    is_chosen: bool


class Finds:
    """One page of what a query finds, and in which categories it finds something."""

    def __init__(self, query: Query, language: str, tree, *, category=None, number=1):
        self.category, self.number = category, number
        tops = [row for row in tree.rows if row.parent is None]
        self._rows = {str(row.pk): row for row in [*tops, *([category] if category else [])]}
        self._question = Question(
            query,
            language,
            start=(number - 1) * PER_PAGE,
            size=PER_PAGE,
            groups={key: tree.keys(row) for key, row in self._rows.items()},
            group=str(category.pk) if category else "",
        )

    @cached_property
    def found(self) -> Found:
        return search_index.find(self._question)

    @cached_property
    def page(self) -> Page:
        """The articles in their order, as rows of cards with the plain text."""
        articles = _in_order(RESULTS, self.found.articles, PER_PAGE)
        paginator = Paginator((), PER_PAGE)
        paginator.count = self.found.total
        return Page(articles, self.number, paginator)

    def choices(self, typed: str) -> list[Choice]:
        """All, and each category with finds; none where there is nothing to choose between."""
        counts = self.found.counts
        filled = [row for key, row in self._rows.items() if counts.get(key) or row == self.category]
        if len(filled) < 2 and self.category is None:
            return []
        rows = [(None, _("All"), counts.get("", 0)), *((row, row.name, counts.get(str(row.pk), 0)) for row in filled)]
        return [Choice(name, number, search_url(typed, row), row == self.category) for row, name, number in rows]


def search_url(typed: str, category=None) -> str:
    """The address of a search in the language of the page."""
    asked = {"q": typed} | ({"category": category.slug} if category else {})
    return f"{list_url('search')}?{urlencode(asked)}"


def titles(query: Query, language: str) -> list[Any]:
    """The newest articles that have all the words in their title."""
    found = search_index.find(Question(query, language, size=MOST_TITLES, deepest=1)).articles
    return _in_order(TITLES, found, MOST_TITLES)


def _in_order(rows: Prepared, found: list[int], most: int) -> list[Any]:
    """Prepared for `most` keys; no article has the key 0. One that is no longer public is left out.

    That is judged here: asked for keys and conditions together, SQLite goes through all that fulfil the conditions.
    """
    if not found:
        return []
    keyed = {row.pk: row for row in rows(**keys([*found, *[0] * (most - len(found))])) if _is_listed(row)}
    return [keyed[key] for key in found if key in keyed]


def _is_listed(row: Any) -> bool:
    values = {name: getattr(row, name) for name in ("publish_at", *JUDGED_BY)}
    article = Article(**values)
    return article.is_public and article.type.is_listed


def _with_keys(most: int) -> Any:
    return Article.objects.filter(among("pk", most)).order_by()


JUDGED_BY = ("page_type", "state", "end_at")
RESULTS = Prepared(lambda: _with_keys(PER_PAGE).card_rows("rendering__plain_text", *JUDGED_BY))
TITLES = Prepared(
    lambda: _with_keys(MOST_TITLES).values_list("pk", "title", "slug", "publish_at", *JUDGED_BY, named=True)
)
