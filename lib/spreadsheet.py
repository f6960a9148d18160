"""Tables as files for spreadsheets: UTF-8 that they recognise, and no cell that they would take for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

BOM = "\ufeff"  # without it, spreadsheets do not know the text for UTF-8
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
KIND = "text/csv; charset=utf-8"
PIECE = 16_000  # characters


def answer(name: str, rows: Iterable[Iterable[object]]) -> HttpResponse:
    """The rows as a file to save, called `name`; numbers stay numbers."""
    return HttpResponse("".join(_lines(rows)), content_type=KIND, headers=_headers(name))


def streamed(name: str, rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """The same for tables without end: each row is made when it is sent, in the language of the request."""
    return StreamingHttpResponse(_spoken(_lines(rows)), content_type=KIND, headers=_headers(name))


def _headers(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}.csv"', "X-Content-Type-Options": "nosniff"}


def _lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The text of the file, in pieces that are worth sending."""
    text = io.StringIO(newline="")
    text.write(BOM)
    writer = csv.writer(text)
    try:
        for row in rows:
            writer.writerow([cell(value) for value in row])
            if text.tell() >= PIECE:
                yield text.getvalue()
                text.seek(0)
                text.truncate()
    except Exception:
        # Not every server breaks the line off then, and a file that just ends looks whole.
        writer.writerow([_("The rest is missing, because making this table failed.")])
        yield text.getvalue()
        raise
    yield text.getvalue()


def _spoken(lines: Iterator[str]) -> Iterator[str]:
    """The rows are made after the request's own language has been put away."""
    language = translation.get_language()

    def spoken() -> Iterator[str]:
        with translation.override(language):
            yield from lines

    return spoken()


def cell(value: object) -> object:
    """Text that would act as a formula gets an apostrophe before it, which spreadsheets read as “this is text”."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(FORMULAS) else value
