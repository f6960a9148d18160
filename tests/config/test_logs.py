"""Log lines: one event is one line, whatever a visitor put into it."""

import logging
import sys

from config.logs import OneLine


def line(message, exc_info=None):
    return OneLine("{levelname} {message}", style="{").format(
        logging.LogRecord("site", logging.WARNING, "x.py", 1, message, None, exc_info)
    )


def test_a_forged_line_break_starts_no_event():
    assert line("Not Found: /a\r\nERROR forged\x1b[31m") == "WARNING Not Found: /a\\r\\nERROR forged\\x1b[31m"


def test_japanese_stays_readable():
    assert line("見つかりません: /解約/") == "WARNING 見つかりません: /解約/"


def test_a_traceback_keeps_its_lines():
    try:
        raise ValueError("bad")
    except ValueError:
        text = line("failed", sys.exc_info())
    assert text.splitlines()[0] == "WARNING failed"
    assert text.splitlines()[-1] == "ValueError: bad"
