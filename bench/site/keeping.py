"""Sites that were built once are kept in var/bench, until the code that makes their rows changes, and copied for each run."""

import hashlib
import shutil
import sys
from pathlib import Path

from bench import children

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / "var" / "bench"
MAKERS = "bench/site blog comments config contact disclosures guard lib static templates".split()


def copy_of(count: int, into: Path) -> Path:
    """A DATA_DIR of its own with a site of so many articles."""
    kept = KEPT / f"site-{count}-{_state()}"
    if not kept.exists():
        _forget_others(count)
        sys.stderr.write(f"Building a site of {count:,} articles …\n")
        unfinished = kept.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        children.run("bench.site.building", str(count), data=unfinished, settings="config.settings")
        unfinished.rename(kept)
    return Path(shutil.copytree(kept, into / f"site-{count}"))


def _forget_others(count: int) -> None:
    for old in KEPT.glob(f"site-{count}-*"):
        shutil.rmtree(old)


def _state() -> str:
    """Names everything that decides what the rows and the collected files are."""
    found = hashlib.sha256()
    for folder in MAKERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                found.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return found.hexdigest()[:12]
