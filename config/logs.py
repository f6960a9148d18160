"""How a log event is written: one event stays one line, whatever a visitor put into it."""

import logging


class OneLine(logging.Formatter):
    """Escapes control characters, so that a forged line break cannot start an event of its own."""

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        head, *trace = line.split("\nTraceback ", 1)
        head = "".join(c if c.isprintable() or c == " " else c.encode("unicode_escape").decode() for c in head)
        return "\nTraceback ".join([head, *trace])
