"""What the editor knows of pasting: its scripts, its words, and the addresses that it asks."""

from django.utils.translation import gettext as _

SCRIPTS = (
    "notice",
    "paste",
    "paste/lists",
    "paste/marks",
    "paste/source",
    "paste/structure",
    "paste/wordpress",
)
STYLES = ("css/admin/notice.css",)


def config() -> dict[str, dict[str, str]]:
    """In the language of the person who writes; the scripts hold no sentence of their own."""
    return {"words": _words()}


def _words() -> dict[str, str]:
    return {
        "close": _("Close"),
        "tooDeep": _("What you paste is nested too deeply. Paste it in smaller parts, or as plain text."),
        "tooMuch": _("This is too much to paste at once. Paste it in smaller parts."),
    }
