"""Checks of badge, notice and labels in the page's markup."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from selectolax.lexbor import LexborNode

from disclosures.audit.finding import Finding
from disclosures.audit.page import LABEL, Page, ancestors, classes, read, shown
from disclosures.label_words import words_for
from disclosures.notice_rows import row_for
from disclosures.strengths import STANDARD
from disclosures.wording_rules import CONTRARY, LISTED, MOST_CHARACTERS, WITHIN

HIDING_ELEMENTS = frozenset({"details", "dialog", "template", "noscript", "summary"})
HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*0?\.?\d", re.IGNORECASE)
SPEAKING = {"badge": "mark", "notice": "notice"}  # the marks that speak for the whole page, with their class
HASHTAGS = re.compile(r"(?:[#＃]\w+[\s、,]*){3,}")
BRACKETS = re.compile(r"^[【\[(〔]|[】\])〕]$")
META = frozenset({"tags", "meta", "entry-meta", "breadcrumb"})


def badge(page: Page) -> Iterator[Finding]:
    if not page.has_ads:
        return
    expected, found = row_for("badge", page.language).text, page.marks("badge")
    if len(found) != 1:
        yield Finding("R01", page.address, _("There are %d badges; there must be one.") % len(found))
    for node in found:
        if read(node) != expected:
            yield Finding("R01", page.address, _("The badge does not say “%s”.") % expected, shown(node))


def order(page: Page) -> Iterator[Finding]:
    if not page.has_ads:
        return
    begins = [node for node in page.css("main .prose") if page.is_in_text(node)]
    begins += [ad.node for ad in page.ads if page.is_in_text(ad.node)]
    begins.sort(key=lambda node: page.order[node.mem_id])
    for kind in ("badge", "notice"):
        found = page.marks(kind)
        if not found:
            yield Finding("R02", page.address, _("There is no mark of the kind “%s”.") % kind)
        elif begins and page.stands_before(begins[0], found[0]):
            yield Finding("R02", page.address, _("The text or an ad begins before this mark."), shown(found[0]))


def hidden(page: Page) -> Iterator[Finding]:
    for mark in page.css("[data-disclosure]"):
        for node in (mark, *ancestors(mark)):
            if _hides(node):
                yield Finding("R04", page.address, _("A mark is hidden or can be folded away."), shown(node))
                break


def _hides(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        node.tag in HIDING_ELEMENTS
        or bool({"hidden", "inert"} & attributes.keys())
        or attributes.get("aria-hidden") == "true"
        or HIDING_STYLE.search(attributes.get("style") or "") is not None
    )


def notice(page: Page) -> Iterator[Finding]:
    for node in page.marks("notice"):
        text = read(node)
        word = LISTED["ja" if page.language == "ja" else "en"].search(text)
        if len(text) > MOST_CHARACTERS:
            yield Finding("R05", page.address, _("The notice has more than %d characters.") % MOST_CHARACTERS, text)
        if word is None or word.end() > WITHIN:
            yield Finding(
                "R05", page.address, _("No word that readers know stands at the beginning of the notice."), text
            )
        if node.css_first("a[href]") is not None:
            yield Finding("R05", page.address, _("The notice needs a link to be understood."), shown(node))


def strength(page: Page) -> Iterator[Finding]:
    """Never weaker than what is asked for. A mark that is stronger breaks no promise."""
    asked = page.about.strength
    if not page.has_ads or asked.key == STANDARD:
        return
    for kind, name in SPEAKING.items():
        for node in page.marks(kind):
            if not set(asked.classes(name).split()) <= set(classes(node)):
                yield Finding("R22", page.address, _("A mark is weaker than what is asked for."), shown(node))
    if asked.repeats and len(page.marks("notice")) < 2:
        yield Finding("R22", page.address, _("The notice is not said once more before the first ad."))


def words(page: Page) -> Iterator[Finding]:
    known = words_for(page.language)
    for node in page.css(LABEL):
        if BRACKETS.sub("", read(node)) not in known:
            yield Finding("R07", page.address, _("Readers do not know this label."), shown(node))


def among_tags(page: Page) -> Iterator[Finding]:
    for node in page.css("[data-disclosure]"):
        above = list(ancestors(node))
        if any(one.tag == "nav" or META & set(classes(one)) for one in above) or (
            above and HASHTAGS.search(read(above[0]))
        ):
            yield Finding("R10", page.address, _("A mark stands among tags or other small print."), shown(node))


def contrary(page: Page) -> Iterator[Finding]:
    if not page.has_ads:
        return
    for node in page.css("main article.entry, main .list-head, main .statement, main .notice"):
        text = read(node)
        for pattern in CONTRARY:
            if found := pattern.search(text):
                yield Finding("R12", page.address, _("This takes back what the mark says."), found[0])
