"""What the ledger's pages write: moments in two clocks, causes, marks and ads in words."""

from django import template
from django.utils.dateparse import parse_datetime

from disclosures import ledger_subjects, ledger_words, times
from disclosures.ledger_causes import CAUSES

register = template.Library()
register.simple_tag(times.both, name="both_times")
register.filter("ad_words", ledger_words.ad_name)
register.filter("place_name", ledger_subjects.described)
register.filter(ledger_words.audit_words)
register.filter("moment", parse_datetime)
register.simple_tag(ledger_words.mark_rows)


@register.filter
def cause_name(cause):
    return CAUSES.get(cause, cause)
