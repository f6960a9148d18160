"""What readers' pages load: one style sheet and one module, joined from small files in this order, and found beside them."""

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, find
from django.core.files.storage import FileSystemStorage

from blog import nodes
from lib import bundles

AROUND = "header footer breadcrumb disclosure toc prose table".split()
BESIDE = "button card author share comment form result widget pager".split()
PAGES = "article contact ads home error print".split()


@dataclass(frozen=True)
class ReaderFile:
    """One file that pages name, the small files that it is joined from, and how."""

    name: str
    sources: tuple[str, ...]
    join: Callable[[Iterable[str]], str]

    @property
    def text(self) -> str:
        return self.join(Path(str(find(source))).read_text() for source in self.sources)


STYLES = ReaderFile(
    "css/reader.css",
    (
        "css/layers.css",
        "css/base.css",
        *(f"css/components/{name}.css" for name in AROUND),
        *nodes.STYLES,
        *(f"css/components/{name}.css" for name in BESIDE),
        *(f"css/pages/{name}.css" for name in PAGES),
    ),
    bundles.style_sheet,
)
# draft.js brings back what was begun, for which forms.js then fetches the ticket.
# js/work.js is no part of it: it runs in a thread of its own, and is fetched when somebody begins to write.
SCRIPT = ReaderFile(
    "js/reader.js", tuple(f"js/{name}.js" for name in "seen search draft forms proof".split()), bundles.module
)
FILES = (STYLES, SCRIPT)


@cache
def styles() -> str:
    """The style sheet as readers get it; it stays the same as long as the process that serves it."""
    return STYLES.text


@cache
def version() -> str:
    """Names the style sheet by what it says."""
    return hashlib.sha256(styles().encode()).hexdigest()[:12]


class Finder(BaseFinder):
    """Makes the joined files where the site's data is; each is written only when it says something else."""

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False):
        found = [_write(file) for file in FILES if file.name == path]
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns):
        storage = FileSystemStorage(_folder())
        for file in FILES:
            _write(file)
            yield file.name, storage


def _folder() -> Path:
    return settings.DATA_DIR / "joined"


def _write(file: ReaderFile) -> str:
    """The path of the joined file; another process never meets half of it."""
    path, text = _folder() / file.name, file.text
    if not path.exists() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        draft.write_text(text)
        draft.replace(path)
    return str(path)
