"""What somebody who registers a network's code should know about it; the code itself is never touched."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosures import code_checks, networks

# What the network's terms leave to its member where an old code has no `rel`.
ADD_REL = _(
    'A link in this code says neither “nofollow” nor “sponsored”. This network lets you add rel="sponsored nofollow" yourself; a new code has it already.'
)
NEW_CODE = _(
    "A link in this code says neither “nofollow” nor “sponsored”. Get a new code from the network: today's codes do."
)
HIDES = _("This code hides from the network on which page it stands; results may be lost.")


def advice(code: str, network: str) -> list[Promise]:
    row = networks.BY_KEY.get(network)
    lacking = ADD_REL if row and row.lets_rel_be_added else NEW_CODE
    return [lacking] * code_checks.lacks_rel(code) + [HIDES] * code_checks.hides_referrer(code)
