"""Nodes that give a text its structure: callouts, steps, questions and the like."""

from django.utils.translation import gettext_lazy as _

from blog import callout_kinds
from blog.node import Entry, Node, one_of

STRUCTURE: tuple[Node, ...] = (
    Node(
        "callout",
        {"aside": {"data-block": one_of("callout"), "data-kind": one_of(*callout_kinds.BY_KEY)}},
        '<aside data-block="callout" data-kind="warning"><p>ドメインの契約は続きます。</p><ul><li><p>別に止める</p></li></ul></aside>',
        module="callout",
        style="callout",
        entries=tuple(
            Entry("stress", row.label, f"かこみ はこ ボックス kakomi hako box callout {row.search}", row.key)
            for row in callout_kinds.KINDS
        ),
        words={
            "name": _("Callout"),
            "kind": _("Kind"),
            **{f"kind.{row.key}": row.label for row in callout_kinds.KINDS},
        },
    ),
)
