"""What the desk says about saving: the line beside the buttons, what to do without connection, and what was found again."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """In the language of the person who writes; the scripts hold no sentence of their own."""
    return {
        "saved": _("Saved at {time}"),
        "saving": _("Saving…"),
        "unsaved": _("Not saved yet"),
        "live": _("The public page has not changed yet."),
        "offline": _("This could not be saved. It will be saved by itself when the connection is back."),
        "here": _("Your text is kept in this browser meanwhile."),
        "lost": _("This browser keeps nothing. Do not close the window."),
        "session": _("You are no longer logged in. Log in in a new window and come back: your text stays here."),
        "login": _("Log in"),
        "conflict": _("Saving by itself has stopped, so that nothing is overwritten."),
        "compare": _("See what differs"),
        "forbidden": _("You may no longer change this article."),
        "gone": _("This article was deleted."),
        "failed": _("The server could not save this. It is tried again."),
        "found": _("This browser holds a text that was not saved"),
        "foundAt": _("From {time}: “{beginning}”"),
        "empty": _("(no text)"),
        "restore": _("Restore it"),
        "discard": _("Discard it"),
        "restored": _("The text is restored. It will be saved in a moment."),
        "discarded": _("The text is discarded."),
    }
