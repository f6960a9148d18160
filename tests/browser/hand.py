"""What a hand does on a page of the tests: it goes on only when the page has dealt with what it did."""

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
