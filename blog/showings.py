"""What readers of a page are shown, put together for the ledger: text, ads, marks, and what it becomes by itself."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from blog import frame, snapshots
from blog.holding import for_readers
from blog.models import Article, Rendering
from blog.rendering import Rules, render, rendered
from blog.sources import source_of
from blog.told_pages import ToldPage
from disclosures import claim_answers, ledger, ledger_facts
from disclosures import snapshots as stored
from disclosures.inventory import Inventory

MOST_VARIANTS = 12  # the row of a variant's beginning tells of those that follow it


def showing_of(page: ToldPage, rules: Rules, around: str, *, known: Sequence[str] = ()) -> ledger.Showing:
    """What readers see of the page by today's rules, and what that becomes by itself; its images are kept as snapshots.

    `around` names the surroundings: `surroundings` below. `known` are images of earlier: one that differs in nothing but
    its style sheets is named again, instead of a new one.
    """
    text = str(for_readers(page.row, rendered(page.row, rules), rules).html)
    html, sha256 = _kept(page, rules, known) if page.is_public else ("", "")
    return ledger.Showing(
        source=page.source,
        source_id=page.row.pk,
        subject=page.subject,
        address=page.address,
        language=page.language,
        inventory=_together(page.row, rules),
        html=text,
        revision=page.revision,
        is_public=page.is_public,
        visible_from=page.visible_from,
        visible_until=page.visible_until,
        **snapshots.said(html),
        states={"renderer": page.row.rendering.fingerprint, "frame": around},
        snapshot_sha256=sha256,
        variants=_variants(page, rules, known) if page.is_public else (),
        decisions=ledger_facts.decisions_in(text),
        audit=_audit(page.row.rendering) if page.is_public else {},
        waivers=tuple(claim_answers.waivers_for(source_of(page.row).key, page.row.pk)),
    )


def surroundings(row: Any) -> str:
    """The fingerprint of what stands around a text, noted with its rendering: it has been looked at with these."""
    around = frame.fingerprint() if isinstance(row, Article) else frame.of_lists()
    Rendering.objects.filter(pk=row.rendering.pk).update(frame=around)
    return around


def _audit(rendering: Rendering) -> dict[str, Any]:
    """What the audit of this very page found; nothing where it has not been audited yet."""
    if not rendering.audited_as:
        return {}
    return {"passed": not rendering.is_held, "findings": rendering.findings}


def _kept(page: ToldPage, rules: Rules, known: Sequence[str]) -> tuple[str, str]:
    """The image of the page, and the fingerprint under which it is kept."""
    html, styles = snapshots.page(page, rules)
    return html, (stored.kept_before(html, known) if known else "") or stored.keep(html, styles)


def _variants(page: ToldPage, rules: Rules, known: Sequence[str]) -> tuple[dict[str, Any], ...]:
    """The page as readers will see it from each instant on at which a campaign in it begins or ends."""
    instants = Inventory.from_json(page.row.rendering.inventory).instants
    ahead = [at for at in map(datetime.fromisoformat, instants) if at > timezone.now()]
    return tuple(_variant(page, rules, at, known) for at in ahead[:MOST_VARIANTS])


def _variant(page: ToldPage, rules: Rules, at: datetime, known: Sequence[str]) -> dict[str, Any]:
    then = copy(page.row)
    then._state = copy(page.row._state)
    then._state.fields_cache = page.row._state.fields_cache | {"rendering": render(page.row, rules, at=at)}
    html, sha256 = _kept(replace(page, row=then), rules, known)
    found = _together(then, rules)
    return {
        "at": at.isoformat(),
        "html_sha256": ledger_facts.digest(then.rendering.html),
        "snapshot_sha256": sha256,
        "ads": ledger_facts.ads(found),
        "marks": ledger_facts.marks(found, page.language, **snapshots.said(html)),
    }


def _together(row: Any, rules: Rules) -> Inventory:
    """The ads of the page: those of the text, and those of what an article tells about its author."""
    has_author = isinstance(row, Article) and row.type.is_listed and row.author
    texts = [row, row.author] if has_author else [row]
    found = [for_readers(one, rendered(one, rules), rules).marks for one in texts]
    return Inventory(
        ads=tuple(ad for marks in found for ad in marks.ads),
        undecided=tuple(link for marks in found for link in marks.undecided),
        creative_ids=tuple(pk for marks in found for pk in marks.creative_ids),
    )
