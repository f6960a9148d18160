"""Content-Security-Policy as a value: its keywords, and how a policy becomes a header."""

from collections.abc import Iterable, Mapping

NONE = "'none'"
SELF = "'self'"
UNSAFE_HASHES = "'unsafe-hashes'"
NONCE = "'nonce'"  # stands for the request's own nonce; replaced when the header is written

Policy = Mapping[str, Iterable[str]]


def merge(policy: Policy, extra: Policy) -> dict[str, list[str]]:
    """The policy widened by `extra`, directive by directive; the order of sources is stable."""
    merged = {directive: list(sources) for directive, sources in policy.items()}
    for directive, sources in extra.items():
        known = [source for source in merged.get(directive, []) if source != NONE]
        merged[directive] = known + [source for source in sorted(sources) if source not in known]
    return merged


def header(policy: Policy, nonce: str) -> str:
    """The header's value; `nonce` takes the place of NONCE."""
    return "; ".join(
        " ".join([directive, *(f"'nonce-{nonce}'" if source == NONCE else source for source in sources)])
        for directive, sources in policy.items()
    )
