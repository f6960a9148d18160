"""The rows that a site adds to the tables: creatives, decisions, own wording, and the ledger."""

from disclosures.models.creatives import Creative
from disclosures.models.decisions import LinkDecision
from disclosures.models.ledger import LedgerEntry, LedgerHead
from disclosures.models.wording import NoticeWording

__all__ = ["Creative", "LedgerEntry", "LedgerHead", "LinkDecision", "NoticeWording"]
