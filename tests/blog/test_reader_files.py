"""blog.reader_files: every small file reaches the one that pages name, in the site's data and nowhere else."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from blog import reader_files
from blog.reader_files import FILES, SCRIPT, STYLES

STATIC = Path(settings.BASE_DIR, "static")


def test_every_style_sheet_of_readers_is_joined_once():
    there = {
        str(path.relative_to(STATIC))
        for place in ("components", "pages")
        for path in (STATIC / "css" / place).iterdir()
    }
    proofs_alone = {"css/pages/proof.css"}
    assert sorted(STYLES.sources[2:]) == sorted(there - proofs_alone)


def test_every_script_of_readers_is_joined_but_the_work_of_a_thread():
    assert sorted(SCRIPT.sources) == sorted(
        f"js/{path.name}" for path in STATIC.glob("js/*.js") if path.name != "work.js"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_joined_file_is_found_like_any_other_and_written_once(file):
    path = Path(finders.find(file.name))
    written = path.stat().st_mtime_ns
    assert (path.read_text(), Path(finders.find(file.name)).stat().st_mtime_ns) == (file.text, written)


def test_collecting_finds_the_joined_files():
    found = [name for finder in finders.get_finders() for name, _storage in finder.list(None) if "reader." in name]
    assert found == ["css/reader.css", "js/reader.js"]


def test_a_changed_source_is_joined_anew():
    path = Path(finders.find(STYLES.name))
    path.write_text("p { color: red }")
    assert Path(finders.find(STYLES.name)).read_text() == STYLES.text


def test_no_script_imports_and_no_style_sheet_asks_for_a_file():
    assert re.findall(r"^(?:import|export)\b", SCRIPT.text, re.MULTILINE) == []
    assert re.findall(r"@import|@font-face|url\((?!\"data:)", reader_files.styles()) == []
