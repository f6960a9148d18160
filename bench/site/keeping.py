"""Sites that were built once are kept in var/bench, until what makes their rows changes, and copied for each run."""

import hashlib
import shutil
import sys
from pathlib import Path

from bench import children

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / "var" / "bench"
# What decides which rows there are; everything else a copy catches up with, as a site does after a release.
ROWS = (
    "bench/site/*.py */migrations/*.py blog/search_index.py blog/search_store.py blog/search_sqlite.py blog/search_postgres.py "
    "blog/relat*.py blog/management/commands/rebuild_*.py lib/text.py lib/bigrams.py"
)
CODE = "bench blog comments config contact disclosures guard lib static templates"
CAUGHT_UP = "caught-up-with"


def copy_of(count: int, into: Path) -> Path:
    """A DATA_DIR of its own with a site of so many articles."""
    kept = KEPT / f"site-{count}-{rows()}"
    if not kept.exists():
        for old in KEPT.glob(f"site-{count}-*"):
            shutil.rmtree(old)
        _make(kept, count)
    code = _digest(*((ROOT / folder).rglob("*") for folder in CODE.split()))
    stamp = kept / CAUGHT_UP
    if not stamp.exists() or stamp.read_text() != code:
        children.run("bench.site.catching_up", str(count), data=kept, settings="config.settings")
        stamp.write_text(code)
    copy = Path(shutil.copytree(kept, into / f"site-{count}"))
    children.run("bench.site.housekeeping", data=copy, settings="config.settings")
    return copy


def rows() -> str:
    """Names everything that decides which rows a site has."""
    return _digest(*(ROOT.glob(pattern) for pattern in ROWS.split()))


def _make(kept: Path, count: int) -> None:
    sys.stderr.write(f"Building a site of {count:,} articles …\n")
    unfinished = kept.with_suffix(".unfinished")
    unfinished.mkdir(parents=True)
    children.run("bench.site.building", str(count), data=unfinished, settings="config.settings")
    unfinished.rename(kept)


def _digest(*found) -> str:
    """Names the files by their paths and contents."""
    digest = hashlib.sha256()
    for path in sorted({path for paths in found for path in paths if path.is_file() and path.suffix != ".pyc"}):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]
