"""Log lines: one event is one line, whatever a visitor put into it."""

import logging
import sys

from post_office import logutils

from config.logs import OneLine


def line(message, exc_info=None, name="site"):
    return OneLine("{levelname} {message}", style="{").format(
        logging.LogRecord(name, logging.WARNING, "x.py", 1, message, None, exc_info)
    )


def test_a_forged_line_break_starts_no_event():
    assert line("Not Found: /a\r\nERROR forged\x1b[31m") == "WARNING Not Found: /a\\r\\nERROR forged\\x1b[31m"
    assert line("Not Found: /a\nTraceback b\nERROR forged") == "WARNING Not Found: /a\\nTraceback b\\nERROR forged"


def test_japanese_stays_readable():
    assert line("見つかりません: /解約/") == "WARNING 見つかりません: /解約/"


def failure(error):
    try:
        raise error
    except ValueError:
        return sys.exc_info()


def test_a_traceback_keeps_its_lines_and_starts_no_event():
    lines = line("failed", failure(ValueError("bad\nERROR forged"))).splitlines()
    assert (lines[0], lines[-2:]) == ("WARNING failed", ["  ValueError: bad", "  ERROR forged"])
    assert all(one.startswith("  ") for one in lines[1:])


def test_a_refused_request_leaves_no_traceback():
    text = line("Invalid HTTP_HOST header", failure(ValueError("bad")), name="django.security.DisallowedHost")
    assert text == "WARNING Invalid HTTP_HOST header"


def test_the_outbox_writes_each_event_once():
    logger = logutils.setup_loghandlers()
    named = [handler.name for handler in logger.handlers if handler.name]  # those of pytest have none
    assert (named, logger.propagate) == (["console"], False)
