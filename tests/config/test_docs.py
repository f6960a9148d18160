"""The documents say what the settings do: no variable without its line, no line without its variable."""

import re

from django.conf import settings


def test_the_operator_finds_every_variable_in_the_table():
    source = (settings.BASE_DIR / "config/settings.py").read_text()
    table = (settings.BASE_DIR / "docs/operator.md").read_text()
    read = set(re.findall(r'env\.[a-z_]+\(\s*"([A-Z_]+)"', source))
    assert read == set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE))
