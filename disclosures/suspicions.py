"""Signs that a link may be an ad although no network is recognised: tables, each row with its examples.

None of them makes a link an ad; each makes the author decide.
"""

import re
from dataclasses import dataclass

from disclosures import hosts
from disclosures.addresses import Address

ANY_VALUE = r"."
LIKE_AN_ID = r"^(?=.*\d)(?!v?\d+(\.\d+)+$)[\w.~-]{3,}$"  # a figure in it, but no version number
LIKE_A_WORD_OR_ID = r"^[\w.~-]{3,}$"


@dataclass(frozen=True)
class Parameter:
    """A parameter by which advertisers tell who sent a reader. `is_noisy`: ordinary pages use the name as well."""

    name: str
    example: str
    value: str = ANY_VALUE
    is_noisy: bool = False

    def stands_in(self, address: Address) -> bool:
        return any(name == self.name and re.search(self.value, value) for name, value in address.parameters)


PARAMETERS = (
    Parameter("tag", "https://shop.example/p?tag=example-22", value=r"^[\w-]+-2\d$"),
    Parameter("ascsubtag", "https://www.amazon.co.jp/dp/B0?ascsubtag=x1"),
    Parameter("aff", "https://shop.example/?aff=12"),
    Parameter("aff_id", "https://shop.example/?aff_id=12"),
    Parameter("affid", "https://shop.example/?AffID=12"),
    Parameter("af_id", "https://shop.example/?af_id=me-001"),
    Parameter("afid", "https://shop.example/?afid=12"),
    Parameter("affiliate", "https://shop.example/?affiliate=me"),
    Parameter("affiliate_id", "https://shop.example/?affiliate_id=me"),
    Parameter("aid", "https://hotel.example/?aid=304142", value=LIKE_AN_ID, is_noisy=True),
    Parameter("partner", "https://shop.example/?partner=blog42", value=LIKE_AN_ID, is_noisy=True),
    Parameter("partner_id", "https://shop.example/?partner_id=42"),
    Parameter("ref", "https://shop.example/?ref=mio2024", value=LIKE_AN_ID, is_noisy=True),
    Parameter("refcode", "https://shop.example/?refcode=mio"),
    Parameter("rcode", "https://shop.example/?rcode=mio"),
    Parameter("via", "https://tool.example/?via=mio", value=LIKE_A_WORD_OR_ID, is_noisy=True),
    Parameter("fpr", "https://tool.example/?fpr=mio"),
    Parameter("rfsn", "https://shop.example/?rfsn=123.abc"),
    Parameter("sca_ref", "https://shop.example/?sca_ref=12.ab"),
    Parameter("clickref", "https://shop.example/?clickref=1100l"),
    Parameter("subid", "https://shop.example/?subid=b42", value=LIKE_AN_ID, is_noisy=True),
    Parameter("a8mat", "https://shop.example/?a8mat=4AAAAA+BBBBBB"),
    Parameter("awc", "https://shop.example/?awc=1_2_3"),
    Parameter("cjevent", "https://shop.example/?cjevent=ab12"),
    Parameter("irclickid", "https://shop.example/?irclickid=ab12"),
    Parameter("ransiteid", "https://shop.example/?ranSiteID=ab12"),
    Parameter("ranmid", "https://shop.example/?ranMID=12"),
    Parameter("tduid", "https://shop.example/?tduid=ab12"),
    Parameter("wgcampaignid", "https://shop.example/?wgcampaignid=12"),
    Parameter("utm_medium", "https://shop.example/?utm_medium=affiliate", value=r"(?i)^affiliates?$"),
)

# Where `ref`, `via` and the like are ordinary: a branch of a repository, a sharer's name.
HOSTS_WITH_NOISE = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "x.com", "twitter.com", "note.com")

SHORTENERS = (
    "bit.ly",
    "t.co",
    "tinyurl.com",
    "amzn.asia",
    "lin.ee",
    "is.gd",
    "x.gd",
    "cutt.ly",
    "rb.gy",
    "onl.bz",
    "00m.in",
)

# Paths under which blogs hide where a link leads.
OWN_REDIRECT = re.compile(
    r"^/(go|out|goto|recommend|recommends|refer|link|jump|redirect|r|aff|ad)/[^/]+/?$", re.IGNORECASE
)


def has_suspect_parameter(address: Address) -> bool:
    is_noisy_place = any(hosts.matches(pattern, address.host) for pattern in HOSTS_WITH_NOISE)
    return any(row.stands_in(address) for row in PARAMETERS if not (row.is_noisy and is_noisy_place))


def is_shortened(address: Address) -> bool:
    return any(hosts.matches(pattern, address.host) for pattern in SHORTENERS)


def is_own_redirect(address: Address) -> bool:
    return OWN_REDIRECT.match(address.path) is not None
