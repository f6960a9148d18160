"""The documents are true of the code: the variables, files and commands that they name are there."""

import re

from django.conf import settings
from django.core.management import get_commands

DOCUMENTS = [*settings.BASE_DIR.glob("*.md"), *(settings.BASE_DIR / "docs").glob("*.md")]


def test_the_operator_finds_every_variable_in_the_table():
    source = (settings.BASE_DIR / "config/settings.py").read_text()
    table = (settings.BASE_DIR / "docs/operator.md").read_text()
    read = set(re.findall(r'env\.[a-z_]+\(\s*"([A-Z_]+)"', source))
    assert read == set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE))


def test_every_file_that_a_document_names_is_there():
    pattern = r"`([a-z_]+/(?:[\w/]+\.(?:py|js|css|html)|[\w/]*/))`"
    named = {name for one in DOCUMENTS for name in re.findall(pattern, one.read_text())}
    kept = {name for name in named if not name.startswith("var/")}  # made by what fills it
    assert sorted(name for name in kept if not (settings.BASE_DIR / name).exists()) == []
    assert {"blog/obstacles.py", "blog/passes/"} <= named


def test_the_architecture_names_every_leaf():
    (line,) = re.findall(r"^    lib/ .*$", (settings.BASE_DIR / "ARCHITECTURE.md").read_text(), re.MULTILINE)
    there = {one.stem for one in (settings.BASE_DIR / "lib").glob("*.py")} - {"__init__"}
    assert there - set(re.findall(r"\w+", line)) == set()


def test_every_command_of_this_project_is_in_the_operators_table():
    own = {name for name, app in get_commands().items() if app in {"blog", "config", "disclosures", "guard", "privacy"}}
    table = (settings.BASE_DIR / "docs/operator.md").read_text()
    # The catalogue is for developers, who call it as `make messages`.
    assert own - set(re.findall(r"^\| `([a-z_]+)(?: owner)?` \|", table, re.MULTILINE)) == {"catalogue"}
