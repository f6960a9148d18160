"""lib.release: whatever pages are made of, and whatever they show of the settings, is in the name of the release."""

import pytest

from lib import release
from lib.release import SHOWN


@pytest.fixture
def named(settings, tmp_path):
    """Names the release of a small project."""
    settings.BASE_DIR = tmp_path
    (tmp_path / "blog").mkdir()

    def name():
        release.release.cache_clear()
        return release.release()

    yield name
    release.release.cache_clear()


def test_the_same_files_and_settings_have_the_same_name(named):
    assert (named(), len(named())) == (named(), 32)


@pytest.mark.parametrize(
    "path", ["blog/models.py", "blog/card.html", "blog/icon.png", "blog/x.svg", "requirements.txt"]
)
def test_another_file_or_text_makes_another_release(named, tmp_path, path):
    names = [named()]
    for text in ("one", "two"):
        (tmp_path / path).write_text(text)
        names.append(named())
    assert len(set(names)) == 3


def test_a_file_that_moves_makes_another_release(named, tmp_path):
    (tmp_path / "blog/card.html").write_text("card")
    before = named()
    (tmp_path / "blog/components").mkdir()
    (tmp_path / "blog/card.html").rename(tmp_path / "blog/components/card.html")
    assert named() != before


@pytest.mark.parametrize("setting", [*SHOWN, "SECRET_KEY"])
def test_a_setting_that_pages_show_makes_another_release(named, settings, setting):
    before = named()
    setattr(settings, setting, "another")
    assert named() != before


def test_what_no_page_shows_leaves_the_release(named, tmp_path):
    before = named()
    (tmp_path / "blog/notes.txt").write_text("notes")
    assert named() == before
