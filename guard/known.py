"""What the tables know of a submission before it is judged: its ticket, its network, its text and today's rules, in one question."""

from dataclasses import dataclass
from functools import cache

from django.db.models import CharField, Exists, Model, Subquery
from django.utils import timezone

from guard import blocking, learning, traces
from guard.models import Block, Policy, Token
from guard.traces import Gist
from lib.json_rows import Rows, instance, single
from lib.prepared import Parameter, Prepared

TICKET = Parameter("ticket", CharField())


@dataclass(frozen=True)
class Known:
    is_spent: bool  # the ticket has brought a row already
    recent: int  # stored from the same network within the rate's time
    twins: int  # the same text, stored within some days
    welcomes_all: bool  # texts in every language
    blocks: tuple[Block, ...]  # entries that it may meet
    learned: tuple[Token, ...]  # of its tokens


def look_up(model: type[Model], *, ticket: str, form: str, network: str, gist: Gist, text: str) -> Known:
    """`model` is what the form stores; `text` is all that was typed."""
    now = timezone.now()
    given = traces.values(form, network, gist, now)
    (row,) = _question(model)(**given, now=now, ticket=ticket, numbers=learning.numbers(text))
    return Known(
        is_spent=row.is_spent,
        recent=row.recent,
        twins=row.twins,
        welcomes_all=bool(row.welcomes_all),
        blocks=tuple(instance(Block, one) for one in row.blocks),
        learned=tuple(Token(**one) for one in row.learned),
    )


@cache
def _question(model: type[Model]) -> Prepared:
    return Prepared(
        lambda: single(
            Policy.objects.all(),
            is_spent=Exists(model._default_manager.filter(submission_key=TICKET)),
            welcomes_all=Subquery(Policy.objects.order_by("pk").values("other_languages")[:1]),
            blocks=Rows(blocking.entries(), ["id", "kind", "value"]),
            learned=Rows(learning.learned(), ["number", "spam", "fine"]),
            **traces.columns(),
        )
    )
