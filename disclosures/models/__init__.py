"""The rows that a site adds to the tables: programmes, creatives, placements, counts, decisions, own wording, and the ledger."""

from disclosures.models.claims import ClaimAnswer, ClaimHit, ClaimRule
from disclosures.models.counting import CountedView, DailyCount
from disclosures.models.creatives import Creative
from disclosures.models.decision_versions import DecisionVersion
from disclosures.models.decisions import LinkDecision
from disclosures.models.evidence import EvidenceFile
from disclosures.models.ledger import LedgerEntry, LedgerHead, LedgerReading
from disclosures.models.owned import OwnNetwork, PictureHost
from disclosures.models.placements import Placement
from disclosures.models.programmes import Programme
from disclosures.models.reports import LinkReport
from disclosures.models.snapshots import Snapshot
from disclosures.models.wording import NoticeWording

__all__ = [
    "CountedView",
    "ClaimAnswer",
    "ClaimHit",
    "ClaimRule",
    "Creative",
    "DailyCount",
    "DecisionVersion",
    "EvidenceFile",
    "LedgerEntry",
    "LedgerHead",
    "LedgerReading",
    "LinkDecision",
    "LinkReport",
    "NoticeWording",
    "OwnNetwork",
    "PictureHost",
    "Placement",
    "Programme",
    "Snapshot",
]
