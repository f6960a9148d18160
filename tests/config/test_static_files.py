"""config.static_files: what a release shows is collected when it has changed, and compressed once."""

import gzip
import os
import time

import brotli
import pytest

from config import static_files

RULE = ".mark { color: #b3261e; }\n" * 50


@pytest.fixture
def source(settings, tmp_path):
    """A site whose only static files stand in one folder; what is collected of them goes beside it."""
    folder = tmp_path / "source"
    folder.mkdir()
    settings.DATA_DIR, settings.STATIC_ROOT, settings.STATICFILES_DIRS = tmp_path, tmp_path / "static", [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "config.static_files.SiteFiles"}}
    for name in ("site.css", "editor.js", "editor.js.map"):
        (folder / name).write_text(RULE if name == "site.css" else "say('しるし');\n" * 50)
    return folder


def collected(source):
    """The names of what was collected, each hash written as *."""
    names = [path.name.split(".") for path in (source.parent / "static").iterdir() if path.suffix != ".json"]
    return sorted(".".join("*" if len(part) == 12 else part for part in parts) for parts in names)


def test_each_file_is_compressed_once_under_the_name_that_pages_use(source):
    static_files.collect()
    assert collected(source) == [
        "editor.*.js",
        "editor.*.js.br",
        "editor.*.js.gz",
        "editor.js",
        "editor.js.*.map",
        "editor.js.map",
        "site.*.css",
        "site.*.css.br",
        "site.*.css.gz",
        "site.css",
    ]
    (short,), (long,) = (list((source.parent / "static").glob(f"site.*.css.{kind}")) for kind in ("br", "gz"))
    assert [brotli.decompress(short.read_bytes()), gzip.decompress(long.read_bytes())] == [RULE.encode()] * 2


def test_nothing_is_collected_twice(source):
    assert [static_files.collect(), static_files.collect()] == [True, False]


@pytest.mark.parametrize("change", ["edited", "added", "gone", "lost"])
def test_a_change_is_collected(source, change):
    static_files.collect()
    if change == "edited":
        (source / "site.css").write_text(RULE + "p { margin: 0; }")
        later = time.time() + 10  # Django tells by the second whether a file is newer than its copy
        os.utime(source / "site.css", (later, later))
    elif change == "added":
        (source / "new.css").write_text(RULE)
    elif change == "gone":
        (source / "editor.js.map").unlink()
    else:
        (source.parent / "static").rename(source.parent / "elsewhere")
    assert static_files.collect() is True
    assert (source.parent / "static" / "site.css").read_text() == (source / "site.css").read_text()
