"""`manage.py audit_disclosures`: looks at every public page as readers get it, and fails where a mark is not as promised."""

import json
from xml.etree import ElementTree as ET

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from blog.auditing import Audit, Here, Report, There
from disclosures.audit.browser import SETTLING, BrowserMissing
from disclosures.audit.finding import RULES, Finding


class Command(BaseCommand):
    help = "Check the marks of all public pages (R01 to R22). Exit status 1 with the list where one fails."

    def add_arguments(self, parser):
        parser.add_argument("--url", metavar="BASE", help="Ask a running server for the pages, not this process.")
        parser.add_argument("--browser", action="store_true", help="Look at the painted pages in Chromium as well.")
        parser.add_argument(
            "--settle", type=float, default=SETTLING, help="Seconds before the second look (%(default)s)."
        )
        parser.add_argument("--format", choices=sorted(FORMATS), default="text")

    def handle(self, *args, **options):
        if options["url"] and not options["url"].startswith(("http://", "https://")):
            raise CommandError("--url begins with http:// or https://", returncode=2)
        audit = Audit(There(options["url"]) if options["url"] else Here())
        tell = (lambda path: self.stderr.write(path)) if options["verbosity"] > 1 else (lambda path: None)
        try:
            with translation.override("en"):
                report = audit.run(in_browser=options["browser"], settling=options["settle"], tell=tell)
        except BrowserMissing as missing:
            raise CommandError(str(missing), returncode=2) from missing
        except OSError as refused:
            raise CommandError(f"The pages could not be had: {refused}", returncode=2) from refused
        self.stdout.write(FORMATS[options["format"]](report))
        if report.failures:
            raise CommandError(f"{len(report.failures)} marks are not as promised.", returncode=1)


def as_text(report: Report) -> str:
    lines = [_line(one) for one in report.findings]
    warnings = len(report.findings) - len(report.failures)
    seen = f"{len(report.pages)} pages looked at, {len(report.with_ads)} with ads"
    return "\n".join([*lines, f"{seen}: {len(report.failures)} failures, {warnings} warnings."])


def _line(one: Finding) -> str:
    kind = "failure" if one.is_failure else "warning"
    return f"{one.rule} {kind} {one.page}: {one.message}" + (f"\n    {' '.join(one.part.split())}" if one.part else "")


def as_json(report: Report) -> str:
    findings = [{**vars(one), "is_failure": one.is_failure} for one in report.findings]
    return json.dumps(
        {"pages": report.pages, "with_ads": report.with_ads, "findings": findings}, ensure_ascii=False, indent=1
    )


def as_junit(report: Report) -> str:
    """One test case for every page and rule."""
    suite = ET.Element("testsuite", name="disclosures", failures=str(len(report.failures)))
    pages = dict.fromkeys([*report.pages, *(one.page for one in report.findings)])
    for page in pages:
        for rule in RULES:
            case = ET.SubElement(suite, "testcase", classname=page, name=rule.key)
            found = [one for one in report.findings if (one.page, one.rule) == (page, rule.key)]
            if failures := [one for one in found if one.is_failure]:
                ET.SubElement(case, "failure", message=failures[0].message).text = "\n".join(map(_line, failures))
            if warnings := [one for one in found if not one.is_failure]:
                ET.SubElement(case, "system-out").text = "\n".join(map(_line, warnings))
    suite.set("tests", str(len(suite)))
    return ET.tostring(suite, encoding="unicode", xml_declaration=True)


FORMATS = {"text": as_text, "json": as_json, "junit": as_junit}
