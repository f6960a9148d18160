"""The list of comments as a desk: tabs by state with their numbers, and rows that can be decided without opening them."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from comments.models import Comment
from comments.verbs import VERBS
from guard.desk import QueueFilter
from guard.verdicts import told
from lib.text import excerpt

SHORT, SHORT_LINES = 280, 10  # a text up to here is shown whole
MOST = 1000  # comments that one decision changes
SELECT = "select"  # ?select=all ticks the rows of a page, for those who have no script


class CommentQueue(QueueFilter):
    waiting = (Comment.State.PENDING,)


@dataclass
class Row:
    """A comment of the list."""

    comment: Comment

    @property
    def verbs(self):
        return [verb for verb in VERBS if verb.state != self.comment.state]

    @cached_property
    def parts(self) -> tuple[str, str]:
        return halves(self.comment.body)

    @property
    def left(self) -> int:
        return len(self.parts[1])

    @property
    def verdict(self):
        return told(self.comment.reasons)

    @property
    def parent_excerpt(self) -> str:
        return excerpt(self.comment.parent.body, 60)


class Queue(ChangeList):
    """Django's list with what the desk shows around it."""

    def get_filters_params(self, params=None):
        return {name: value for name, value in super().get_filters_params(params).items() if name != SELECT}

    @property
    def rows(self):
        return [Row(comment) for comment in self.result_list]

    @cached_property
    def state(self) -> str:
        """The tab that is open: a state, or "all"."""
        asked = self.params.get(CommentQueue.parameter_name)
        return asked if asked in {*Comment.State.values, "all"} else Comment.State.PENDING

    def get_results(self, request):
        super().get_results(request)
        if not self.query:
            self.full_result_count = self.result_count  # nothing to say about what a search left out
        self.page_num = max(1, min(self.page_num, self.paginator.num_pages))

    def seen_until(self, instant) -> dict[int, str]:
        """What the list found at that time on all its pages; what came or changed since, nobody has seen."""
        if self.is_mixed:
            return {}
        known = Q(decided_at=None) | Q(decided_at__lte=instant)
        found = self.queryset.filter(known, created_at__lte=instant).values_list("pk", flat=True)
        return dict.fromkeys(found[:MOST], self.state)

    @property
    def is_mixed(self) -> bool:
        return self.state == "all"

    def tabs(self, request):
        """The states with their numbers, of what the search finds in each."""
        found = self.get_queryset(request, exclude_parameters=[CommentQueue.parameter_name])
        counts = dict(found.order_by().values_list("state").annotate(Count("pk", distinct=True)))
        tabs = [(state, label, counts.get(state, 0)) for state, label in Comment.State.choices]
        return [self._tab(*tab) for tab in [*tabs, ("all", _("All"), sum(counts.values()))]]

    def _tab(self, state, label, count):
        query = self.get_query_string({CommentQueue.parameter_name: state}, remove=["p", SELECT])
        return {"state": state, "label": label, "count": count, "query": query, "is_open": state == self.state}


def halves(text: str) -> tuple[str, str]:
    """A long text in two parts, cut at the end of a line or sentence where there is one; a short one whole."""
    lines = text.split("\n", SHORT_LINES)
    most = min(SHORT, len("\n".join(lines[:SHORT_LINES])) if len(lines) > SHORT_LINES else len(text))
    if len(text) <= most + 40:
        return text, ""
    at = 1 + max(text.rfind(end, most // 2, most) for end in "\n。．.！？!?")
    at = at or most
    while at < len(text) and (unicodedata.category(text[at]) in {"Mn", "Me", "Cf", "Sk"} or text[at - 1] == "\u200d"):
        at += 1
    return text[:at].rstrip("\n"), text[at:].lstrip("\n")
