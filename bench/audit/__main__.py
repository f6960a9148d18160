"""`python -m bench.audit`: starts a sample site, asks the auditors, prints what they say; 1 where a page falls short."""

import argparse
import sys
from contextlib import nullcontext
from urllib.parse import quote, urljoin

from bench.audit import axe, lighthouse, markup, packages
from bench.audit.findings import Findings, table
from bench.audit.pages import PAGES
from bench.audit.site import sample_site

AUDITORS = ("lighthouse", "axe", "nu")


def main() -> int:
    asked = _arguments()
    if packages.missing():
        sys.stderr.write(f"make audit needs more programs: apt install {' '.join(packages.missing())}\n")
        return 2
    with nullcontext(asked.url) if asked.url else sample_site() as site:
        findings = _audit(site, asked)
    sys.stdout.write(table(findings))
    return 0 if all(one.is_enough for one in findings) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.audit", description=__doc__)
    parser.add_argument("--url", help="a sample site that is running already")
    parser.add_argument("--only", nargs="+", choices=AUDITORS, default=AUDITORS)
    parser.add_argument("--page", nargs="+", choices=sorted({page.key for page in PAGES}), help="these pages alone")
    parser.add_argument("--runs", type=int, default=3, help="of Lighthouse, for each page")
    return parser.parse_args()


def _audit(site: str, asked: argparse.Namespace) -> list[Findings]:
    there = packages.folder()
    pages = {
        urljoin(site, quote(page.address, safe="/?=")): page for page in PAGES if page.key in (asked.page or [page.key])
    }
    findings = {address: Findings(page) for address, page in pages.items()}
    if "nu" in asked.only:
        for address, found in markup.audit(there, list(pages)).items():
            findings[address].markup = found
    if "axe" in asked.only:
        with axe.browser(there) as auditor:
            for address, one in findings.items():
                one.axe = auditor.audit(address)
    for number, (address, one) in enumerate(findings.items(), 1):
        if "lighthouse" in asked.only:
            sys.stderr.write(f"Lighthouse {number}/{len(findings)}: {one.page.name}\n")
            one.points, one.lighthouse = lighthouse.audit(there, address, asked.runs)
    return list(findings.values())


if __name__ == "__main__":
    sys.exit(main())
