"""What the ledger is told about articles: what their readers are shown, and why that has changed."""

from copy import copy
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from blog import frame, snapshots
from blog.change_causes import cause_of
from blog.holding import for_readers
from blog.models import Article, Rendering
from blog.rendering import Rules, render, rendered
from disclosures import claim_answers, ledger, ledger_facts
from disclosures import snapshots as stored
from disclosures.inventory import Inventory
from disclosures.models import LedgerEntry

SOURCE = "article"
MOST_VARIANTS = 12  # the row of a variant's beginning tells of those that follow it


def record(article: Article, *, cause: str, actor: Any) -> LedgerEntry:
    """Write to the ledger what readers of this article are shown from now on.

    Call it in the transaction of the change, after the rendering was stored.
    """
    showing = showing_of(article, Rules())
    before = ledger.latest(SOURCE, article.pk)
    if cause == "saved" and before is not None and before.address != showing.address:
        cause = "moved"
    return ledger.record(showing, cause=cause, actor=actor)


def record_change(article: Article, rules: Rules, *, was: Rendering | None = None) -> LedgerEntry | None:
    """A row if readers are shown something else than the newest row tells, with the reason as far as it can be known.

    `was` is the stored rendering that was just replaced.
    """
    showing = showing_of(article, rules)
    before = ledger.latest(SOURCE, article.pk)
    if before is not None and ledger.tells(before, showing):
        return None
    cause, since = cause_of(before, showing, was.valid_until if was else None)
    return ledger.record(showing, cause=cause, actor=None, since=since)


def begun(article: Article, rules: Rules) -> None:
    """Tell the ledger that the time of a scheduled article has come."""
    ledger.record(showing_of(article, rules), cause="began", actor=None, since=article.publish_at)


def ended(article: Article, rules: Rules) -> None:
    """Tell the ledger that the article's own end has come."""
    if before := ledger.latest(SOURCE, article.pk):
        ledger.note(before, cause="ended", actor=None, is_public=False, since=article.end_at)


def deleted(article: Article, *, actor: Any) -> None:
    """Tell the ledger that an article is about to be deleted, if it tells anything about it."""
    if before := ledger.latest(SOURCE, article.pk):
        ledger.note(before, cause="deleted", actor=actor, is_public=False)


def showing_of(article: Article, rules: Rules) -> ledger.Showing:
    """What readers see of the article by today's rules, and what that becomes by itself; its pages are kept as snapshots."""
    shown, is_public = for_readers(article, rendered(article, rules), rules), article.state == Article.State.PUBLISHED
    text = str(shown.html)
    html, sha256 = _kept(article, rules) if is_public else ("", "")
    around = frame.fingerprint()
    Rendering.objects.filter(pk=article.rendering.pk).update(frame=around)
    return ledger.Showing(
        source=SOURCE,
        source_id=article.pk,
        address=settings.SITE_URL + article.get_absolute_url(),
        language=article.language,
        inventory=_together(article, rules),
        html=text,
        revision=article.version,
        is_public=is_public,
        visible_from=article.publish_at,
        visible_until=article.end_at,
        statements=snapshots.statements(html),
        states={"renderer": article.rendering.fingerprint, "frame": around},
        snapshot_sha256=sha256,
        variants=_variants(article, rules) if is_public else (),
        decisions=ledger_facts.decisions_in(text),
        audit=_audit(article.rendering) if is_public else {},
        waivers=tuple(claim_answers.waivers_for(SOURCE, article.pk)),
    )


def _audit(rendering: Rendering) -> dict[str, Any]:
    """What the audit of this very page found; nothing where it has not been audited yet."""
    if not rendering.audited_as:
        return {}
    return {"passed": not rendering.is_held, "findings": rendering.findings}


def _kept(article: Article, rules: Rules) -> tuple[str, str]:
    """The page of the article, and the fingerprint under which it is kept."""
    html, styles = snapshots.page(article, rules)
    return html, stored.keep(html, styles)


def _variants(article: Article, rules: Rules) -> tuple[dict[str, Any], ...]:
    """The article as readers will see it from each instant on at which a campaign in it begins or ends."""
    instants = Inventory.from_json(article.rendering.inventory).instants
    ahead = [at for at in map(datetime.fromisoformat, instants) if at > timezone.now()]
    return tuple(_variant(article, rules, at) for at in ahead[:MOST_VARIANTS])


def _variant(article: Article, rules: Rules, at: datetime) -> dict[str, Any]:
    then = copy(article)
    then._state = copy(article._state)
    then._state.fields_cache = article._state.fields_cache | {"rendering": render(article, rules, at=at)}
    html, sha256 = _kept(then, rules)
    found = _together(then, rules)
    return {
        "at": at.isoformat(),
        "html_sha256": ledger_facts.digest(then.rendering.html),
        "snapshot_sha256": sha256,
        "ads": ledger_facts.ads(found),
        "marks": ledger_facts.marks(found, article.language, snapshots.statements(html)),
    }


def _together(article: Article, rules: Rules) -> Inventory:
    """The ads of the page: those of the text, and those of what is told about its author."""
    texts = [article, article.author] if article.type.is_listed and article.author else [article]
    found = [for_readers(row, rendered(row, rules), rules).marks for row in texts]
    return Inventory(
        ads=tuple(ad for marks in found for ad in marks.ads),
        undecided=tuple(link for marks in found for link in marks.undecided),
        creative_ids=tuple(pk for marks in found for pk in marks.creative_ids),
    )
