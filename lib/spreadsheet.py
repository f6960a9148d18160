"""Tables as files for spreadsheets: UTF-8 that they recognise, and no cell that they would take for a formula."""

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse

BOM = "\ufeff"  # without it, spreadsheets do not know the text for UTF-8
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def answer(name: str, rows: Iterable[Iterable[object]]) -> HttpResponse:
    """The rows as a file to save, called `name`; numbers stay numbers."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([cell(value) for value in row] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(BOM + text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def cell(value: object) -> object:
    """Text that would act as a formula gets an apostrophe before it, which spreadsheets read as “this is text”."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(FORMULAS) else value
