"""Nodes that give a text its structure: callouts, steps, questions and the like."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from blog import callout_kinds
from blog.node import Entry, Node, Rule, number, one_of

CELL: Mapping[str, Rule] = {"colspan": number, "rowspan": number, "data-align": one_of("end", "center")}

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
    Node(
        "table",
        {
            "table": {},
            "caption": {},
            "thead": {},
            "tbody": {},
            "tr": {},
            "th": {**CELL, "scope": one_of("col", "row")},
            "td": CELL,
        },
        '<table><caption>窓口の早さ</caption><tbody><tr><th colspan="2"><p>窓口</p></th></tr>'
        '<tr><td><p>電話</p></td><td data-align="end"><p>11 分</p></td></tr></tbody></table>',
        module="table",
        entries=(Entry("text", _("Table"), "ひょう ひかくひょう hyou hikaku table comparison"),),
        words={
            "name": _("Table"),
            "caption": _("Caption"),
            "insertTable": _("Insert a table"),
            "rows": _("Rows"),
            "columns": _("Columns"),
            "withHeaderRow": _("The first row heads the columns"),
            "withHeaderColumn": _("The first column heads the rows"),
            "cells": _("Rows and columns"),
            "rowBefore": _("Add a row above"),
            "rowAfter": _("Add a row below"),
            "rowDelete": _("Delete the row"),
            "columnBefore": _("Add a column on the left"),
            "columnAfter": _("Add a column on the right"),
            "columnDelete": _("Delete the column"),
            "mergeCells": _("Join the cells"),
            "splitCell": _("Split the cell"),
            "headerRow": _("Heading row on or off"),
            "headerColumn": _("Heading column on or off"),
            "headerCell": _("Heading cell on or off"),
            "align": _("Column"),
            "align.start": _("Column to the left"),
            "align.center": _("Column in the middle"),
            "align.end": _("Column of figures, to the right"),
        },
    ),
)
