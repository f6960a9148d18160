"""The audit of the whole site: which pages there are, what is known of each, and what is wrong with them."""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from blog import frame, holding, recording, sitemap_parts, views
from blog.addresses import list_url, url_name
from blog.models import Article
from blog.models import Site as SiteSettings
from blog.rendering import Rules, rendered
from blog.strength import strength_of
from disclosures.audit import checks, painted, representations
from disclosures.audit.browser import SETTLING, Site, look
from disclosures.audit.finding import Finding
from disclosures.audit.page import Circumstances, Page
from disclosures.models import Creative
from lib import inside
from lib.inside import Answer

FEEDS = ("rss", "atom", "json_feed")
MOST_BYTES = 5_000_000


class Here:
    """The pages as this process answers them."""

    base = settings.SITE_URL

    def get(self, address: str) -> Answer:
        return inside.get(address)


class There:
    """The pages as a running server answers them; only ever asked for the site's own pages."""

    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/") + "/"

    def get(self, address: str) -> Answer:
        request = urllib.request.Request(urljoin(self.base, address))  # noqa: S310 -- the command checks its scheme
        try:
            with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310 -- the command checks its scheme
                return Answer(response.status, dict(response.headers), response.read(MOST_BYTES))
        except urllib.error.HTTPError as error:
            return Answer(error.code, dict(error.headers), error.read(MOST_BYTES))


@dataclass
class Report:
    """What was looked at: paths of pages, those of them with ads, and the findings."""

    pages: list[str] = field(default_factory=list)
    with_ads: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def failures(self) -> list[Finding]:
        return [one for one in self.findings if one.is_failure]


class Audit:
    """One run over all public pages."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.report = Report()
        self.pages: list[Page] = []

    @cached_property
    def rules(self) -> Rules:
        return Rules()

    def run(
        self,
        *,
        in_browser: bool = False,
        settling: float = SETTLING,
        tell: Callable[[str], None] = lambda path: None,
    ) -> Report:
        """Look at everything; `tell` hears the address of each page before it is looked at."""
        for path, circumstances in self._pages():
            tell(path)
            self.look_at(path, circumstances)
        self.compare()
        for path in feeds():
            tell(path)
            self.report.pages.append(path)
            self.report.findings += representations.feed(path, self.site.get(path).text, self.with_ads)
        if in_browser:
            for sight in look([quote(path) for path in self.report.with_ads], self.site, settling=settling):
                tell(f"{sight.address} ({sight.circumstance})")
                self.report.findings += painted.check(sight)
        return self.report

    def look_at(self, path: str, circumstances: Circumstances) -> None:
        """One page by itself."""
        answer = self.site.get(path)
        page = Page(urlsplit(path).path, answer.text, replace(circumstances, headers=answer.headers))
        self.report.pages.append(path)
        self.pages.append(page)
        if page.has_ads:
            self.report.with_ads.append(page.address)
        self.report.findings += checks.check(page)

    def compare(self) -> None:
        """The pages looked at with each other: what one shows of another."""
        for page in self.pages:
            self.report.findings += representations.cards(page, self.with_ads)

    @property
    def with_ads(self) -> frozenset[str]:
        return frozenset(self.report.with_ads)

    def _pages(self) -> Iterator[tuple[str, Circumstances]]:
        articles = Article.objects.published().for_page().newest_first()
        for article in articles.iterator(chunk_size=100):
            yield article.get_absolute_url(), about(article, self.rules)
        for path in lists():
            yield path, Circumstances(decisions=self.rules.decisions, own_hosts=frozenset({settings.SITE_HOST}))


def about(article: Article, rules: Rules) -> Circumstances:
    """What the database knows of the page of an article."""
    marks = rendered(article, rules).marks
    creatives = Creative.objects.filter(pk__in=marks.creative_ids) if marks.creative_ids else []
    return Circumstances(
        decisions=rules.decisions,
        own_hosts=frozenset({settings.SITE_HOST}),
        declared=frozenset(ad.address for ad in marks.ads if ad.address),
        codes={creative.pk: creative.code for creative in creatives if creative.code},
        is_sample=marks.is_sample_only,
        strength=strength_of(SiteSettings.objects.order_by("pk").first(), article=article),
    )


def audit_page(article: Article) -> bool:
    """Audit the page of an article as it would be shown now, and hold it back where it fails; whether it is held."""
    row = Article.objects.for_page().get(pk=article.pk)
    path, rules = row.get_absolute_url(), Rules()
    request = inside.request(path)
    request.rules = rules
    request.csp_nonce = ""
    html = views.article_page(request, row).content.decode()
    known = replace(about(row, rules), headers={"Referrer-Policy": settings.SECURE_REFERRER_POLICY})
    return holding.settle(article, checks.check(Page(path, html, known)), frame=frame.fingerprint())


def audit_stale(limit: int) -> int:
    """Audit public pages whose text, templates or styles have changed since; how many, at most `limit`."""
    waiting = Article.objects.filter(state=Article.State.PUBLISHED, rendering__isnull=False)
    found = waiting.exclude(rendering__audited_as=frame.fingerprint()).newest_first()[:limit]
    for article in found:
        _audit_again(article)
    return len(found)


@transaction.atomic
def _audit_again(article: Article) -> None:
    """Nobody has saved the article: if readers are shown something else from now on, the ledger is told here."""
    was_held = article.rendering.is_held
    is_held = audit_page(article)
    if is_held != was_held:
        recording.record(article, cause="held" if is_held else "released", actor=None)


def lists() -> Iterator[str]:
    """The paths of every public page that is no article: lists with their further pages, months, a search."""
    articles = {article.get_absolute_url() for article in Article.objects.published().only("slug")}
    for entry in sitemap_parts.everything():
        path = urlsplit(entry.location).path
        if path not in articles:
            yield path
    for language, _name in settings.LANGUAGES:
        newest = Article.objects.listed().in_language(language).newest_first().first()
        if newest is not None:
            local = timezone.localtime(newest.publish_at)
            yield list_url("archive", language, local.year, local.month)
            yield f"{list_url('search', language)}?q={quote(newest.title[:20])}"


def feeds() -> list[str]:
    return [reverse(f"blog:{url_name(name, language)}") for language, _name in settings.LANGUAGES for name in FEEDS]
