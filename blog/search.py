"""Search over titles and texts: what a reader types, which articles hold it, and where in the text it stands."""

import functools
import re

from django import forms
from django.db.models import Case, Value, When
from django.db.models.functions import Length, StrIndex
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from lib.text import excerpt, fold, is_blank

MAX_LENGTH = 100
SNIPPET = 120  # characters of text around the first find
LEAD = 30  # how many of them stand before it
READ = 20_000  # characters of a text that are looked through for a snippet
# One character as it is seen: dakuten and accents stay with their letter, or folding would join them differently.
LETTER = re.compile(r".[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*", re.DOTALL)


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Words to search for"),
        max_length=MAX_LENGTH,
        required=False,
        error_messages={"max_length": _("Please search with at most %(limit_value)d characters.")},
    )

    @property
    def query(self):
        """What was typed, for showing it again; never longer than the field allows."""
        return self.data.get("q", "")[:MAX_LENGTH]

    def terms(self):
        """The words asked for, folded and each once, in their order; empty when nothing of them can be seen."""
        words = fold(self.cleaned_data.get("q", "")).split()
        return list(dict.fromkeys(word for word in words if not is_blank(word)))


# A text repeats a few hundred letters: folding each once is most of what a page of results would cost.
_fold_letter = functools.lru_cache(maxsize=8192)(fold)


def found(articles, terms):
    """The articles that hold all the terms: those with the first one in the title before the others."""
    for term in terms:
        articles = articles.filter(rendering__search_text__contains=term)
    place = StrIndex("rendering__search_text", Value(terms[0]))
    in_title = Case(When(place__lte=Length("title"), then=0), default=1)
    return articles.alias(place=place).order_by(in_title, "-publish_at", "-pk")


def snippet(text, terms):
    """The part of the text around the first find, with every find in it marked."""
    letters = LETTER.findall(" ".join(text[:READ].split()))
    spans = _finds(letters, terms)
    start = max(0, spans[0][0] - LEAD) if spans else 0
    shown = [(first, last) for first, last in spans if last <= start + SNIPPET]
    if not shown:
        return excerpt("".join(letters[start:]), SNIPPET)
    return _marked(letters, shown, start, min(len(letters), start + SNIPPET))


def _finds(letters, terms):
    """(first, after) of every find, counted in letters as they are seen, without overlaps."""
    folded, owners = [], []
    for number, letter in enumerate(letters):
        piece = _fold_letter(letter) or " "
        folded.append(piece)
        owners += [number] * len(piece)
    spans, line = [], "".join(folded)
    for match in re.finditer("|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True)), line):
        span = (owners[match.start()], owners[match.end() - 1] + 1)
        if not spans or span[0] >= spans[-1][1]:
            spans.append(span)
    return spans


def _marked(letters, spans, start, end):
    def text(first, last):
        return "".join(letters[first:last])

    edges = [start, *(after for _first, after in spans)]
    pieces = ((text(edge, first), text(first, after)) for edge, (first, after) in zip(edges, spans, strict=False))
    return format_html(
        "{}{}{}{}",
        "…" if start else "",
        format_html_join("", "{}<mark>{}</mark>", pieces),
        text(edges[-1], end),
        "…" if end < len(letters) else "",
    )
