"""How a log event is written: one event stays one line, whatever a visitor put into it."""

import logging
import textwrap
from copy import copy


class OneLine(logging.Formatter):
    """Escapes control characters, so that a forged line break cannot start an event of its own.

    Only a traceback has more lines, each of them indented, for a visitor's text may stand in its last one.
    """

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith("django.security."):
            record = copy(record)  # a refused request is no failure: anybody could fill the disk with its traceback
            record.exc_info = record.exc_text = None
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:
        line = super().formatMessage(record)
        return "".join(c if c.isprintable() or c == " " else c.encode("unicode_escape").decode() for c in line)

    def formatException(self, ei) -> str:
        return textwrap.indent(super().formatException(ei), "  ")
