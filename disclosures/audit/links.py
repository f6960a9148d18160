"""Checks of the ads themselves in the page's markup: labels, `rel`, codes, pictures, what may stand around them."""

import re
from collections.abc import Iterator
from itertools import chain

from django.utils.translation import gettext as _

from disclosures import addresses, networks
from disclosures.audit.finding import Finding
from disclosures.audit.page import ISSUED, Page, above, ancestors, first_in, read, shown
from disclosures.networks import AMAZON
from disclosures.notices import amazon_statement

SAYS_SO = frozenset({"sponsored", "nofollow"})
BUILT = SAYS_SO | {"noopener"}
HIDING_REFERRER = frozenset({"no-referrer", "same-origin"})
EMBEDDED = "iframe, embed, object, video, blockquote.twitter-tweet, blockquote.instagram-media, blockquote.tiktok-embed"
RELATIONS = frozenset({"none", "provided", "paid"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "nav"})
# Words of a site's own controls: whoever presses them does not expect another's shop.
CONTROLS = re.compile(
    r"^(次へ|次のページ|前へ|戻る|続きを読む|ダウンロード|こちら|ここ|here|click here|next|read more|download)[。.!！»›>→]*$",
    re.IGNORECASE,
)
PRICE = re.compile(r"(?:[¥￥]\s?\d[\d,]*|\d[\d,]*\s?円)")


def labels(page: Page) -> Iterator[Finding]:
    for ad in page.ads:
        if ad.label is None:
            yield Finding("R06", page.address, _("No label stands directly before this ad."), shown(ad.node))
    for frame in page.frames:
        if first_in(frame) is None:
            yield Finding("R06", page.address, _("The frame of an ad does not begin with its label."), shown(frame))


def rel(page: Page) -> Iterator[Finding]:
    policy = page.about.headers.get("Referrer-Policy", "")
    if page.ads and policy in HIDING_REFERRER:
        yield Finding("R11", page.address, _("The header Referrer-Policy hides the page from networks."), policy)
    for ad in page.ads:
        given = set((ad.node.attributes.get("rel") or "").lower().split())
        is_lacking = not given & SAYS_SO if ad.is_issued else not given >= BUILT
        if is_lacking:
            message = _("This link does not say that it is an ad.")
            yield Finding("R11", page.address, message, shown(ad.node), is_warning=ad.is_issued)
        if "noreferrer" in given or ad.node.attributes.get("referrerpolicy") == "no-referrer":
            message = _("This link hides from the network on which page it stands.")
            yield Finding("R11", page.address, message, shown(ad.node), is_warning=ad.is_issued)


def embedded(page: Page) -> Iterator[Finding]:
    if not page.has_ads:
        return
    for node in page.css(f"main :is({EMBEDDED})"):
        around = [node, *ancestors(node)]
        relation = next(filter(None, (one.attributes.get("data-relation") for one in around)), "")
        if relation not in RELATIONS:
            message = _("Nobody has said what the author of this embedded piece received.")
            yield Finding("R14", page.address, message, shown(node))


def scripts(page: Page) -> Iterator[Finding]:
    for node in page.css("script[src]"):
        address = addresses.parse(node.attributes["src"] or "")
        if address.host and address.host not in page.about.own_hosts:
            network = networks.loaded_by(address)
            yield Finding(
                "R15",
                page.address,
                _("A script of another host may add links: %s") % (network.name if network else address.host),
                shown(node),
            )


def codes(page: Page) -> Iterator[Finding]:
    for number, code in page.about.codes.items():
        if code not in page.html:
            yield Finding(
                "R16",
                page.address,
                _("The code of ad %d is not on the page as the network gave it.") % number,
                code[:160],
            )


def dressed_up(page: Page) -> Iterator[Finding]:
    for ad in page.ads:
        if above(ad.node, lambda node: node.tag in HEADINGS) is not None:
            yield Finding("R18", page.address, _("A heading or menu holds an ad."), shown(ad.node))
        elif CONTROLS.match(read(ad.node)):
            yield Finding(
                "R18", page.address, _("An ad looks like a control of the site. Name the shop."), shown(ad.node)
            )


def amazon(page: Page) -> Iterator[Finding]:
    if not AMAZON & page.networks or not page.has_ads:
        return
    beginning = amazon_statement(page.language, "\0").partition("\0")[0]
    if not any(beginning in read(node) for node in page.css("main .statement")):
        yield Finding("R19", page.address, _("An Amazon link is there, and Amazon's sentence is not."))
    for ad in page.ads:
        if ad.network in AMAZON and PRICE.search(read(ad.node)):
            message = _("Amazon forbids prices written by hand: they change within hours.")
            yield Finding("R19", page.address, message, shown(ad.node), is_warning=True)


def pictures(page: Page) -> Iterator[Finding]:
    if page.about.is_sample:
        return
    issued = chain.from_iterable(box.css("img[src]") for box in page.css(ISSUED))
    for node in issued:
        host = addresses.parse(node.attributes["src"] or "").host
        if not host or host in page.about.own_hosts:
            yield Finding("R20", page.address, _("A banner was copied to this site."), shown(node))
