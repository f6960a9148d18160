"""What the editor knows of pasting: its scripts, its words, and the addresses that it asks."""

from django.urls import reverse
from django.utils.translation import gettext as _

from blog.library_words import library
from disclosures.models import Creative

SCRIPTS = (
    "notice",
    "paste",
    "paste/code",
    "paste/lists",
    "paste/marks",
    "paste/pictures",
    "paste/source",
    "paste/structure",
    "paste/wordpress",
)
STYLES = ("css/admin/notice.css",)


def config() -> dict[str, object]:
    """In the language of the person who writes; the scripts hold no sentence of their own."""
    return {
        "words": {**_words(), **_code_words(), **_picture_words()},
        "addresses": {
            "judge": reverse("admin:disclosures_creative_pasted"),
            "take": reverse("admin:disclosures_creative_take"),
            "pictures": reverse("admin:disclosures_creative_pictures"),
            "import": reverse("admin:blog_image_import"),
        },
        "kinds": [(kind.value, str(kind.label)) for kind in (Creative.Kind.TEXT, Creative.Kind.BANNER)],
        "library": library(),
    }


def _words() -> dict[str, str]:
    return {
        "close": _("Close"),
        "cancel": _("Cancel"),
        "failed": _("The site does not answer. Check the connection and that you are still logged in."),
        "tooDeep": _("What you paste is nested too deeply. Paste it in smaller parts, or as plain text."),
        "tooMuch": _("This is too much to paste at once. Paste it in smaller parts."),
    }


def _code_words() -> dict[str, str]:
    return {
        "code": _("Ad code"),
        "codeOf": _("Ad code of %s: register it and put it here"),
        "codeKnown": _("This code is registered already as “%s”, which stands in the text now."),
        "refused": _("This code of %s cannot be used as it is."),
        "mayNotAdd": _("This is ad code of %s. Ask the owner to register it; then choose it from the list of ads."),
        "notTaken": _("The ad code was not registered, and nothing was put into the text."),
        "asText": _("Paste it as text"),
        "register": _("Register and insert"),
        "name": _("Name, only for you"),
        "kind": _("Kind"),
        "label": _("Label that readers see"),
        "addressOf": _("This is a link of %s. It stays a link, and readers see it labelled as an ad."),
        "makeButton": _("Make it a button"),
        "buttonText": _("Text of the button: name the merchant"),
    }


def _picture_words() -> dict[str, str]:
    return {
        "pictureOf": _("A picture of %s, not in your library yet"),
        "clipboard": _("the clipboard"),
        "importing": _("The picture is being taken into the library …"),
        "import": _("Take it in"),
        "remove": _("Remove"),
        "importAll": _("Take all in"),
        "removeAll": _("Remove all"),
        "pictures": _(
            "Pictures of other sites in what you pasted: %s. They are not shown to readers unless you take them into your library. Take in only what you may use: your own pictures, or those whose licence allows it."
        ),
        "banners": _(
            "Pictures of affiliate networks left out: %s. Copy the ad's code from the network and paste that: it is registered as an ad."
        ),
        "lost": _(
            "Pictures that your browser could not hand over: %s. Copy each by itself, or drop its file into the text."
        ),
    }
