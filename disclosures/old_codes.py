"""Network codes from the time before `rel`: which creatives still hold one."""

from disclosures import code_checks
from disclosures.models import Creative


def creatives() -> list[int]:
    """The numbers of the creatives whose code has a link that says neither sponsored nor nofollow."""
    rows = Creative.objects.exclude(code="").values_list("pk", "code")
    return [pk for pk, code in rows.iterator() if code_checks.lacks_rel(code)]
