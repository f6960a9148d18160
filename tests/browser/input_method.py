"""Typing as an input method does it: text that changes under the caret until it is taken."""


def compose(page, *steps):
    """Type by an input method: what stands underlined, step by step, then the word."""
    session = page.context.new_cdp_session(page)
    for text in steps:
        at = {"selectionStart": len(text), "selectionEnd": len(text)}
        session.send("Input.imeSetComposition", {"text": text, **at})
    session.send("Input.insertText", {"text": steps[-1]})


def cancel(page, text):
    """Begin a composition and give it up."""
    session = page.context.new_cdp_session(page)
    for shown in (text, ""):
        session.send(
            "Input.imeSetComposition", {"text": shown, "selectionStart": len(shown), "selectionEnd": len(shown)}
        )
