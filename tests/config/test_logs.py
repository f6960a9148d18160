"""Log lines: one event is one line, whatever a visitor put into it."""

import logging
import sys
import time

import pytest
from django.conf import settings
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


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("550 <Haruko.Himitsu+a@secret.example.com> refused", "WARNING 550 <[address]> refused"),
        ("{'haruko@example.com': (550, b'no')}", "WARNING {'[address]': (550, b'no')}"),
        ("Not Found: /haruko%40example.com/", "WARNING Not Found: /[address]/"),
        ("はるこ@例え.jp", "WARNING [address]"),
        ("a @ b, @media, 3@ and user@host", "WARNING a @ b, @media, 3@ and user@host"),
    ],
)
def test_no_line_names_an_address(said, written):
    assert line(said) == written


def test_the_reason_of_a_failure_names_no_address():
    text = line("Failed to send email", failure(ValueError("haruko@example.com was refused")))
    assert text.splitlines()[-1] == "  ValueError: [address] was refused"


def test_a_long_line_without_an_address_is_written_at_once():
    started = time.perf_counter()
    assert line("a" * 200_000).endswith("aaa")
    assert time.perf_counter() - started < 2


def test_every_event_of_the_site_is_written_so():
    written = {handler["formatter"] for handler in settings.LOGGING["handlers"].values()}
    assert [settings.LOGGING["formatters"][name]["()"] for name in written] == ["config.logs.OneLine"]
