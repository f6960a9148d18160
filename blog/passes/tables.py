"""Tables on the page: a region that scrolls by itself, a caption that names it, header cells that say what they head."""

from django.utils.html import escape
from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.passes.sheet import Sheet
from lib.document import CELLS, Document

ALIGNED = {"end": "num", "center": "mid"}


def show_tables(document: Document, sheet: Sheet) -> None:
    for number, table in reversed(list(enumerate(document.css("table"), 1))):  # the inner one first: framing moves it
        for cell in table.css("[data-align]"):
            cell.attrs["class"] = ALIGNED.get(cell.attrs["data-align"] or "", "")
            del cell.attrs["data-align"]
        _scope_headers(table)
        caption = next((node for node in table.iter() if node.tag == "caption" and node.text().strip()), None)
        if caption is None:
            name = f'aria-label="{escape(_name(table))}"'
        else:
            caption.attrs["id"] = f"caption-{sheet.source or 'text'}-{sheet.pk or 0}-{number}"
            name = f'aria-labelledby="{escape(caption.attrs["id"])}"'
        _frame(table, name)


def _scope_headers(table: LexborNode) -> None:
    """Rows of nothing but headers at the top head the columns, and stand in a head of their own; others head rows."""
    rows = [row for part in table.iter() if part.tag in {"tbody", "thead"} for row in part.iter() if row.tag == "tr"]
    heads = 0
    while heads < len(rows) and all(cell.tag == "th" for cell in rows[heads].iter() if cell.tag in CELLS):
        heads += 1
    for index, row in enumerate(rows):
        for cell in row.iter():
            if cell.tag == "th":
                cell.attrs["scope"] = "col" if index < heads else "row"
    if 0 < heads < len(rows) and not _reaches_below(rows[:heads]):
        body = rows[0].parent
        if body is not None and body.tag == "tbody":
            head = LexborHTMLParser("<table><thead></thead></table>", is_fragment=True).css_first("thead")
            body.insert_before(head)
            for row in rows[:heads]:
                body.prev.insert_child(row)
                row.decompose()


def _reaches_below(rows: list[LexborNode]) -> bool:
    """Whether a header cell of these rows stretches further down than they do."""
    return any(
        index + int(cell.attributes.get("rowspan") or 1) > len(rows)
        for index, row in enumerate(rows)
        for cell in row.iter()
        if cell.tag in CELLS
    )


def _name(table: LexborNode) -> str:
    """What a table without a caption is called: by the heading above it."""
    node = table.prev
    while node is not None and node.tag not in {"h2", "h3", "h4"}:
        node = node.prev
    heading = " ".join(node.text(deep=True, separator="").split()) if node is not None else ""
    return _("Table: %(heading)s") % {"heading": heading} if heading else _("Table")


def _frame(table: LexborNode, name: str) -> None:
    hint = escape(_("The table moves sideways"))
    box = (
        f'<div class="table-box"><p class="table-hint small" aria-hidden="true">{hint}</p>'
        f'<div class="table-scroll" role="region" {name} tabindex="0"></div></div>'
    )
    table.insert_before(LexborHTMLParser(box, is_fragment=True).css_first("div"))
    table.prev.css_first(".table-scroll").insert_child(table)
    table.decompose()
