"""What an audit reports, and the promises by which it judges: one row for each, as the product's rules number them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Rule:
    """`is_warning`: reported, but no reason to hold a page back. `needs_browser`: seen on a painted page alone."""

    key: str
    promise: Promise
    is_warning: bool = False
    needs_browser: bool = False


RULES = (
    Rule("R00", _("The page can be looked at."), needs_browser=True),
    Rule("R01", _("A page with ads carries the badge, word for word.")),
    Rule("R02", _("Badge and notice come before the text and before the first ad.")),
    Rule(
        "R03", _("The badge is in sight on a phone before anybody scrolls, and nothing covers it."), needs_browser=True
    ),
    Rule("R04", _("No mark is hidden, folded away, or in need of a script.")),
    Rule("R05", _("The notice is short and begins with a word that readers know.")),
    Rule("R06", _("Every ad has a label of its own, directly before it.")),
    Rule("R07", _("A label is one of the words that readers know.")),
    Rule("R08", _("No mark is smaller or thinner than the text."), needs_browser=True),
    Rule("R09", _("No mark is paler than it must be, in light and in dark."), needs_browser=True),
    Rule("R10", _("No mark stands among tags.")),
    Rule("R11", _("Links of ads say so to machines, and do not hide where readers come from.")),
    Rule("R12", _("Nothing on the page takes the mark back.")),
    Rule("R13", _("The marks are still there after twelve seconds and at the end of the page."), needs_browser=True),
    Rule("R14", _("What is embedded from social networks says what its author received.")),
    Rule("R15", _("No script adds links to the page.")),
    Rule("R16", _("The network's code is on the page byte for byte.")),
    Rule("R17", _("Cards, feeds, and what other sites show of a page carry the mark as well.")),
    Rule("R18", _("Ads are not dressed up as headings or as parts of the site."), is_warning=True),
    Rule("R19", _("Amazon's sentence is there wherever an Amazon link is.")),
    Rule("R20", _("Banners come from their network, in their own shape."), is_warning=True),
    # R21 is the audit itself, which begins again with every change.
    Rule("R22", _("The marks are as strong as the site, its categories or the text ask for.")),
)
BY_KEY = {row.key: row for row in RULES}


@dataclass(frozen=True)
class Finding:
    """`page` is the address that was looked at, `part` what is meant there. `is_warning` counts for this finding alone."""

    rule: str
    page: str
    message: str
    part: str = ""
    is_warning: bool = False

    @property
    def is_failure(self) -> bool:
        return not (self.is_warning or BY_KEY[self.rule].is_warning)
