"""The figures in docs/spam.*.md are what the code yields. `WRITE_FIGURES=1` brings them up to date."""

import os
import re
from collections import Counter

import pytest
from django.conf import settings

from tests.guard.corpus import texts
from tests.guard.figures import held_back, tables, teach

BETWEEN = re.compile(r"(?<=<!-- figures -->\n\n).*?(?=\n<!-- /figures -->)", re.DOTALL)


def test_there_are_at_least_500_texts_of_each_sort_in_both_languages_and_forms():
    found = texts()
    assert len({one.body for one in found}) == len(found)
    assert min(Counter(one.is_spam for one in found).values()) >= 500
    assert set(Counter((one.is_spam, one.form, one.language) for one in found)) == {
        (is_spam, form, language)
        for is_spam in (True, False)
        for form in ("comment", "contact")
        for language in ("ja", "en")
    }


def test_about_half_of_each_sort_was_kept_away_from_tuning():
    for is_spam in (True, False):
        some = [one.is_held_back for one in texts() if one.is_spam is is_spam]
        assert 0.45 < sum(some) / len(some) < 0.55


@pytest.mark.django_db
def test_the_documents_tell_the_figures_that_the_code_yields():
    teach([one for one in texts() if not one.is_held_back])
    judged = held_back(texts())
    for language in ("ja", "en"):
        file = settings.BASE_DIR / f"docs/spam.{language}.md"
        figures = tables(judged, language)
        if os.environ.get("WRITE_FIGURES"):
            file.write_text(BETWEEN.sub(figures, file.read_text()))
        assert BETWEEN.search(file.read_text())[0] == figures
