"""How a log event is written: one event stays one line whatever a visitor put into it, and no line names an e-mail address."""

import logging
import re
import textwrap
from copy import copy

# Mail servers repeat the address that they refuse, and paths can hold one. The bound on the part before the @ keeps the
# search short in a long line without any.
ADDRESS = re.compile(r"\w[\w.!#$%&'*+/=?^`{|}~-]{0,63}(?:@|%40)[\w-]+(?:\.[\w-]+)+")


def without_addresses(text: str) -> str:
    return ADDRESS.sub("[address]", text)


class OneLine(logging.Formatter):
    """Escapes control characters, so that a forged line break cannot start an event of its own.

    Only a traceback has more lines, each of them indented, for a visitor's text may stand in its last one.
    """

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith("django.security."):
            record = copy(record)  # a refused request is no failure: anybody could fill the disk with its traceback
            record.exc_info = record.exc_text = None
        return without_addresses(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:
        line = super().formatMessage(record)
        return "".join(c if c.isprintable() or c == " " else c.encode("unicode_escape").decode() for c in line)

    def formatException(self, ei) -> str:
        return textwrap.indent(super().formatException(ei), "  ")
