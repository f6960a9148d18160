"""The rules read prose: the samples and the documentation hold no claim that would have to be proved."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from disclosures.claim import ERROR
from disclosures.claims import find
from lib.document import Document
from tests.disclosures import precision

TODAY = date(2026, 11, 25)
ROOT = Path(settings.BASE_DIR)
SAMPLES = sorted((ROOT / "config/samples").glob("*/*.html"))
DOCUMENTS = [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md"))]
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def errors(text, language):
    return [(hit.rule.key, hit.sentence) for hit in find(text, language, today=TODAY) if hit.rule.level == ERROR]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_sample_is_held_back(path):
    _nothing, head, body = path.read_text().split("---", 2)
    language = "en" if "\nlanguage: en" in head else "ja"
    assert errors(head + Document(body).text(), language) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_page_of_the_documentation_would_be_held_back(path):
    text = CODE.sub("", path.read_text())
    assert errors(text, "ja") + errors(text, "en") == []


def test_at_least_200_paragraphs_are_measured():
    assert len(precision.paragraphs()) == 279


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_table_of_precision_is_what_the_rules_reach_today(language):
    page = (ROOT / f"docs/claims.{language}.md").read_text()
    assert precision.table(precision.names(language)) in page


def test_no_paragraph_is_held_back_wrongly_and_no_mark_is_missed():
    measured = precision.measure()
    assert [one for one in measured.wrong if one[1] == ERROR] == []
    assert measured.missed == []
