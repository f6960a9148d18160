"""What the ledger is told: what readers of each page are shown from now on, and why that has changed.

Of articles and fixed pages the ledger tells always; of the other texts, which stand above lists, beside and below them,
from their first ad on.
"""

from typing import Any

from blog import frame
from blog.change_causes import cause_of
from blog.models import Article, Rendering
from blog.rendering import Rules, rendered
from blog.showings import showing_of, surroundings
from blog.sources import source_of
from blog.told_pages import ToldPage, pages_of
from disclosures import ledger, snapshots
from disclosures.models import LedgerEntry


def record(row: Any, *, cause: str, actor: Any) -> None:
    """Write to the ledger what readers of this text are shown from now on.

    Call it in the transaction of the change, after the rendering was stored. Each save of an article is told of; that
    of another text only where readers are shown something else.
    """
    rules = Rules()
    for page, before, around in _followed(row, rules):
        showing = showing_of(page, rules, around)
        if not isinstance(row, Article) and before is not None and ledger.tells(before, showing):
            continue
        is_moved = cause == "saved" and before is not None and before.address != showing.address
        ledger.record(showing, cause="moved" if is_moved else cause, actor=actor)


def record_change(row: Any, rules: Rules, *, was: Rendering | None = None) -> None:
    """A row if readers are shown something else than the newest row tells, with the reason as far as it can be known.

    `was` is the stored rendering that was just replaced. Style sheets alone are told of once for all pages:
    `disclosures.ledger_styles`.
    """
    for page, before, around in _followed(row, rules):
        if before and ledger.tells(before, showing_of(page, rules, around, known=snapshots.named_by(before))):
            continue
        showing = showing_of(page, rules, around)
        cause, since = cause_of(before, showing, was.valid_until if was else None)
        ledger.record(showing, cause=cause, actor=None, since=since)


def begun(article: Article, rules: Rules) -> None:
    """Tell the ledger that the time of a scheduled article has come."""
    for page, _before, around in _followed(article, rules):
        ledger.record(showing_of(page, rules, around), cause="began", actor=None, since=article.publish_at)


def ended(article: Article, rules: Rules) -> None:
    """Tell the ledger that the article's own end has come."""
    for _page, before in _told(article):
        if before:
            ledger.note(before, cause="ended", actor=None, is_public=False, since=article.end_at)


def deleted(row: Any, *, actor: Any) -> None:
    """Tell the ledger that a text is about to be deleted, if it tells anything about it."""
    for _page, before in _told(row):
        if before:
            ledger.note(before, cause="deleted", actor=actor, is_public=False)


def _followed(row: Any, rules: Rules) -> list[tuple[ToldPage, LedgerEntry | None, str]]:
    """The pages of which the ledger tells, each with its newest row there and the name of its surroundings."""
    told = _told(row)
    if not told:
        return []
    around = surroundings(row)
    if not isinstance(row, Article):
        languages = _languages_with_ads(row, rules)
        told = [(page, before) for page, before in told if before or page.language in languages]
    return [(page, before, around) for page, before in told]


def _told(row: Any) -> list[tuple[ToldPage, LedgerEntry | None]]:
    return [(page, ledger.latest(page.source, row.pk)) for page in pages_of(row)]


def _languages_with_ads(row: Any, rules: Rules) -> set[str]:
    """The languages in which readers meet the text, if it holds ads: its own, and those that have articles to list."""
    if not rendered(row, rules).marks.has_ads:
        return set()
    return {source_of(row).language(row), *frame.listed_languages()}
