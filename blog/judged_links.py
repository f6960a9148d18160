"""The links of a text with what each was judged to be, by what, and where that can be changed."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from disclosures import networks
from disclosures.classification import REASONS, Decisions, Kind, Verdict, classify
from disclosures.models import LinkDecision
from lib.document import Document
from lib.text import excerpt

OWN_HOSTS = frozenset({settings.SITE_HOST})


@dataclass(frozen=True)
class JudgedLink:
    address: str
    words: str
    verdict: Verdict

    @property
    def is_plain(self) -> bool:
        return self.verdict.kind is Kind.NOT_AD and self.verdict.reason in ("plain", "decision")

    @property
    def is_decidable(self) -> bool:
        """A network's link is always an ad; everything else on the web is for somebody to decide."""
        return self.verdict.reason not in ("network", "network_code", "own_site", "not_web")

    @property
    def kind_name(self) -> str:
        return {Kind.AD: _("An ad"), Kind.NOT_AD: _("Not an ad"), Kind.UNDECIDED: _("Undecided")}[self.verdict.kind]

    @property
    def because(self) -> str:
        return networks.name_of(self.verdict.network) or str(REASONS.get(self.verdict.reason, ""))


def decide_url(address: str, back: str = "") -> str:
    """The form in which this link is decided: the earlier decision about it, or a new one; then `back`."""
    target = LinkDecision.target_of(address, LinkDecision.Scope.LINK)
    earlier = LinkDecision.objects.filter(scope=LinkDecision.Scope.LINK, target=target).first()
    if earlier:
        return reverse("admin:disclosures_linkdecision_change", args=[earlier.pk]) + "?" + urlencode({"next": back})
    asked = urlencode({"address": address, "scope": "link", "next": back})
    return reverse("admin:disclosures_linkdecision_add") + "?" + asked


def judged_links(article) -> list[JudgedLink]:
    """Each address of the source once, in its order."""
    decisions, found = Decisions.load(), {}
    for node in Document(article.body).css("a[href]"):
        address = node.attributes["href"] or ""
        verdict = classify(address, decisions=decisions, own_hosts=OWN_HOSTS)
        words = excerpt(" ".join(node.text(deep=True).split()), 60)
        found.setdefault(address, JudgedLink(address, words, verdict))
    return list(found.values())
