"""Where the library's JavaScript finds the server, and what it says: one description for the editor, the list and the fields."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from blog.image_forms import ACCEPTED
from blog.renditions import MAX_BYTES, TOO_HEAVY


def library() -> dict[str, object]:
    """In the language of the person who writes."""
    return {
        "choices": reverse("admin:blog_image_choices"),
        "upload": reverse("admin:blog_image_upload"),
        "describe": reverse("admin:blog_image_describe", args=[0]),
        "accept": ACCEPTED,
        "most": MAX_BYTES,
        "words": words(),
    }


def words() -> dict[str, str]:
    return {
        "title": _("Choose a picture"),
        "titleMultiple": _("Choose pictures"),
        "search": _("Search by name or alternative text"),
        "none": _("There is no picture yet. Drop one here, or choose a file."),
        "noneFound": _("No picture fits this search."),
        "loadFailed": _("The pictures could not be loaded. Check the connection and that you are still logged in."),
        "again": _("Try again"),
        "more": _("Show more pictures"),
        "drop": _("Drop pictures here, paste them, or"),
        "file": _("choose files"),
        "uploads": _("Uploads"),
        "waiting": pgettext("upload", "Waiting"),
        "sending": pgettext("upload", "Sending"),
        "working": _("Being made smaller"),
        "done": pgettext("upload", "Added"),
        "known": _("This picture is already in the library."),
        "tooHeavy": str(TOO_HEAVY),
        "sendFailed": _("The picture could not be sent. Check the connection and that you are still logged in."),
        "alt": _("What does the picture show?"),
        "altHint": _("Readers who cannot see it hear these words."),
        "decorative": pgettext("picture", "Only decoration"),
        "saveWords": _("Save the words"),
        "wordsSaved": pgettext("upload", "Saved"),
        "noWords": _("No alternative text"),
        "insert": _("Insert"),
        "choose": pgettext("picture", "Choose"),
        "change": _("Choose another picture"),
        "remove": _("Take away"),
        "cancel": _("Cancel"),
        "reload": _("Show the new pictures in the list"),
    }
