"""Nodes that give a text its structure: callouts, steps, questions and the like."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from blog import callout_kinds
from blog.node import Entry, Node, Rule, number, one_of, short_text, web_address

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
    Node(
        "steps",
        {"ol": {"data-block": one_of("steps")}, "li": {}, "p": {"data-part": one_of("title")}},
        '<ol data-block="steps"><li><p data-part="title">ログインする</p><p>契約番号で入ります。</p></li></ol>',
        module="steps",
        style="steps",
        entries=(Entry("structure", _("Steps"), "てじゅん ステップ すてっぷ tejun suteppu steps how to"),),
        words={"name": _("Steps"), "title": _("What to do")},
    ),
    Node(
        "timeline",
        {"ol": {"data-block": one_of("timeline")}, "li": {}, "p": {"data-part": one_of("time", "title")}},
        '<ol data-block="timeline"><li><p data-part="time">9:00</p><p data-part="title">受付</p><p>列ができました。</p></li></ol>',
        module="timeline",
        style="timeline",
        entries=(
            Entry(
                "structure", _("Timeline"), "タイムライン たいむらいん じけいれつ jikeiretsu taimurain timeline history"
            ),
        ),
        words={"name": _("Timeline"), "time": _("When"), "title": _("What happened")},
    ),
    Node(
        "accordion",
        {"details": {"data-block": one_of("accordion")}, "summary": {}},
        '<details data-block="accordion"><summary>料金の内訳</summary><p>月額 990 円です。</p></details>',
        module="accordion",
        style="accordion",
        entries=(
            Entry(
                "structure",
                _("Accordion"),
                "アコーディオン おりたたみ ひらく oritatami akoodion accordion details fold",
            ),
        ),
        words={
            "name": _("Accordion"),
            "title": _("What is inside, in a few words"),
            "noOffer": _("Ads do not go into an accordion: their label would be hidden. Place them outside."),
        },
    ),
    Node(
        "faq",
        {"dl": {"data-block": one_of("faq")}, "div": {}, "dt": {}, "dd": {}},
        '<dl data-block="faq"><div><dt>電話で解約できますか。</dt><dd><p>できません。</p><ul><li><p>管理画面から</p></li></ul></dd></div></dl>',
        module="faq",
        style="faq",
        entries=(
            Entry(
                "structure", _("Questions and answers"), "よくあるしつもん しつもん shitsumon FAQ Q&A question answer"
            ),
        ),
        words={"name": _("Questions and answers"), "question": _("Question")},
    ),
    Node(
        "quote",
        {"blockquote": {"data-block": one_of("quote"), "data-source": short_text, "cite": web_address}},
        '<blockquote data-block="quote" data-source="消費者庁" cite="https://www.caa.go.jp/"><p>表示の主体は。</p></blockquote>',
        module="quote",
        style="quote",
        entries=(Entry("stress", _("Quotation"), "いんよう inyou quotation quote source"),),
        words={
            "name": _("Quotation"),
            "source": _("Source: title, author, site"),
            "address": _("Address of the source"),
            "badAddress": _("An address begins with https:// or http://."),
        },
    ),
    Node(
        "code_block",
        {"pre": {"data-language": short_text, "data-file": short_text}, "code": {}},
        '<pre data-language="PHP" data-file="functions.php"><code>php -v\nexit</code></pre>',
        module="code",
        style="code",
        entries=(Entry("stress", _("Block of code"), "こーど プログラム koodo code program"),),
        words={"name": _("Block of code"), "language": _("Language"), "file": _("File name")},
    ),
)
