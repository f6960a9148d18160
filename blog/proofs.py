"""A page as its author looks at it before readers do: a strip says what it is, and nothing in it asks another host.

Networks count who sees their pictures; a proof would falsify the count. What the policy would refuse anyway goes out of
the page too, so that the console of whoever looks stays empty.
"""

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.timezone import now
from selectolax.lexbor import LexborHTMLParser, LexborNode

from blog.views import article_page
from disclosures import addresses

LOADING = ("src", "srcset", "poster", "background", "data", "attributionsrc", "ping")
STRIP = '<p class="proof-strip" role="note"><strong>{}</strong> {}</p>'
STYLES = '<link rel="stylesheet" href="{}"><meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer">'


def proof_page(request, article, name, note):
    """The page of an article as a proof; its policy opens for no network."""
    article.publish_at = article.publish_at or now()  # as if it were published at this moment
    response = article_page(request, article, is_private=True)
    response.content = proof(response.content.decode(), name, note).encode()
    response.csp = {}
    return response


def proof(page: str, name: str, note: str) -> str:
    """The page with a strip of this name and note above it."""
    tree = LexborHTMLParser(page)
    for node in tree.css('script, link[rel="canonical"], link[rel="alternate"], meta[name="robots"]'):
        node.decompose()
    for node in tree.css("[style]"):
        del node.attrs["style"]
    for node in tree.css(", ".join(f"[{name}]" for name in LOADING)):
        _quieten(node)
    html = tree.html or ""
    head, body = format_html(STYLES, static("css/pages/proof.css")), format_html(STRIP, name, note)
    before, end_of_head, after = html.partition("</head>")
    opening, end_of_tag, rest = after.partition(">")  # of <body>
    return f"{before}{head}{end_of_head}{opening}{end_of_tag}{body}{rest}"


def _quieten(node: LexborNode) -> None:
    """Take out of an element what would ask another host; a counting pixel goes as a whole."""
    asking = [name for name in LOADING if name in node.attributes and not _is_own(node.attributes[name] or "")]
    if asking and node.tag == "img" and _is_pixel(node):
        node.decompose()
        return
    for name in asking:
        del node.attrs[name]


def _is_own(address: str) -> bool:
    first = address.split(",")[0].split(" ")[0]  # of a srcset, whose addresses all stand in one place
    parsed = addresses.parse(first)
    return parsed.scheme == "data" or (parsed.is_web and parsed.host in ("", settings.SITE_HOST))


def _is_pixel(node: LexborNode) -> bool:
    return any((node.attributes.get(side) or "") in ("0", "1") for side in ("width", "height"))
