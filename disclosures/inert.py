"""A kept page made harmless to look at: it asks no host, runs nothing, sends nothing and leads nowhere."""

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosures import addresses

RUNNING = "script, noscript, template, base, link, meta, style, object > param, svg use, animate, set"
FRAMES = "iframe, frame, object, embed, video, audio, portal"
LOADING = ("src", "srcset", "poster", "background", "data", "href", "xlink:href", "attributionsrc")
LEADING = ("href", "target", "ping", "action", "formaction", "download", "accesskey", "autofocus", "attributionsrc")
GONE = '<span class="not-loaded" role="img" aria-label="{0}">{0}</span>'
STYLE = ".not-loaded { display: inline-block; padding: .2em .6em; border: 1px dashed; font-size: .8rem; line-height: 1.5; overflow-wrap: anywhere; }"
PAGE = (
    '<!doctype html><html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<meta name="referrer" content="no-referrer"><title>{}</title><style nonce="{}">'
)


def page(html: str, styles: str, *, language: str, title: str, nonce: str) -> str:
    """The page as it was, with its style sheets in it; a box says what stands in the place of what is not loaded."""
    tree = LexborHTMLParser(html)
    for node in tree.css(RUNNING):
        node.decompose()
    for node in tree.css(FRAMES):
        _replace(node, _("Frame from %(host)s, not loaded"))
    for node in tree.css("img, source, input[type=image], image"):
        _still(node)
    for node in tree.css("*"):
        _unlead(node)
    body = tree.body.inner_html if tree.body is not None else ""
    head = format_html(PAGE, language, title, nonce)
    return f"{head}{_harmless(styles)}\n{STYLE}</style></head><body>{body}</body></html>"


def sentence(text: str) -> str:
    """A page that says only this, where nothing can be shown."""
    return format_html(
        '<!doctype html><html><head><meta charset="utf-8"><title>{0}</title></head><body><p>{0}</p></body></html>', text
    )


def _still(node: LexborNode) -> None:
    """Pictures of the site stay; any other gives way to a box with its host, a counting pixel too."""
    asking = [node.attributes.get(name) or "" for name in LOADING if node.attributes.get(name)]
    if all(_is_own(address) for address in asking):
        return
    if node.tag == "source":
        node.decompose()
    elif any((node.attributes.get(side) or "") in ("0", "1") for side in ("width", "height")):
        _replace(node, _("Counting picture of %(host)s, not loaded"))
    else:
        _replace(node, _("Picture from %(host)s, not loaded"))


def _replace(node: LexborNode, sentence: str) -> None:
    address = next((node.attributes[name] or "" for name in LOADING if node.attributes.get(name)), "")
    host = addresses.parse(_first(address)).host or settings.SITE_HOST
    box = LexborHTMLParser(format_html(GONE, sentence % {"host": host}), is_fragment=True).root
    if box is not None:
        node.replace_with(box)


def _unlead(node: LexborNode) -> None:
    """Links and forms keep their look and lead nowhere; where a link led stands in its title."""
    if node.tag in ("a", "area") and node.attributes.get("href"):
        node.attrs["title"] = node.attributes["href"] or ""
    for name, address in list(node.attributes.items()):
        if name in LEADING or name.startswith("on") or (name in LOADING and not _is_own(address or "")):
            del node.attrs[name]


def _is_own(address: str) -> bool:
    parsed = addresses.parse(_first(address))
    return parsed.scheme == "data" or (parsed.is_web and parsed.host in ("", settings.SITE_HOST))


def _first(address: str) -> str:
    """Of a srcset, whose addresses all stand in one place."""
    return address if address.startswith("data:") else address.split(",")[0].split(" ")[0]


def _harmless(styles: str) -> str:
    """No style sheet can end the element that it stands in."""
    return styles.replace("</", "<\\/")
