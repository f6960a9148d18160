"""What a hand does on a page of the tests: it goes on only when the page has dealt with what it did."""

from contextlib import contextmanager

from playwright.sync_api import expect

A_MOMENT = 1_200  # milliseconds: what is sent within a second of its ticket is taken for a program's
# Two frames, then longer than any timer by which the editor itself puts off its work.
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))"


def settle(page):
    """The editor learns of a moved caret a task and a timer later; a busy machine makes that long."""
    page.evaluate(SETTLED)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key, delay=20)
        settle(page)


def click(page, selector):
    page.click(selector)
    settle(page)


@contextmanager
def next_page(page):
    """What is done within leads to another page; afterwards that page stands there whole, and its scripts listen.

    A click alone may come back while the old page still stands, where the message of the step before is found again, or
    while half of the new one has come.
    """
    page.wait_for_load_state()
    with page.expect_event("load"):
        yield


def follow(page, selector):
    """Click on what leads to another page."""
    with next_page(page):
        page.click(selector)


def take_time(page, milliseconds=A_MOMENT):
    """As long as a person writes at least, counted from the ticket, which a busy server gives out late."""
    if page.has_scripts:
        expect(page.locator("form[data-guard] [name=ticket]")).not_to_have_value("")
    page.wait_for_timeout(milliseconds)
