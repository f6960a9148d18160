"""How a comment's plain text becomes what readers see: nothing in it is HTML, and nothing in it becomes an ad."""

from functools import cached_property

from django.conf import settings

from blog.addresses import of_slug
from blog.shown import rules_of, shown
from disclosures.classification import Decisions, Kind, classify
from lib.paragraphs import paragraphs


def render(comment, article, request) -> str:
    """All comments of a page belong to one article, so the request judges their addresses in one place."""
    return linking_of(request, article).html(comment)


def linking_of(request, article, decisions: Decisions | None = None) -> "Linking":
    """`decisions` are there where they came along with the comments."""
    if not hasattr(request, "linking"):
        request.linking = Linking(request, article, decisions)
    return request.linking


class Linking:
    """Which addresses in the comments of an article become links.

    What is, or may be, an ad stays text: readers would follow it without any mark.
    """

    def __init__(self, request, article, decisions=None):
        self.request, self.article, self.known = request, article, decisions
        self.place = of_slug("comments:create", article.slug)  # with it begin all addresses of its comments

    def html(self, comment) -> str:
        return paragraphs(comment.body, is_linked=self.allows)

    def allows(self, address: str) -> bool:
        own = frozenset({settings.SITE_HOST})
        verdict = classify(address, decisions=self.known or rules_of(self.request).decisions, own_hosts=own)
        return verdict.kind is Kind.NOT_AD and address not in self._advertised

    @cached_property
    def _advertised(self) -> frozenset[str]:
        """What the article itself shows as ads, also where no network is known by its address."""
        return frozenset(ad.address for ad in shown(self.request, self.article).marks.ads)
