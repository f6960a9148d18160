"""The auditors themselves: npm packages that are fetched when somebody audits, into a folder that is no part of the project."""

import json
import os
import shutil
import subprocess
from pathlib import Path

VERSIONS = {"lighthouse": "13.5.0", "axe-core": "4.14.1", "vnu-jar": "26.9.27"}
NEEDED = {"npm": "npm", "node": "nodejs", "java": "default-jre-headless"}  # programs and their Debian packages
INSTALL = "npm install --no-audit --no-fund --no-package-lock --ignore-scripts --loglevel=error".split()
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CACHE = Path(__file__).resolve().parents[2] / "var" / "audit"


def missing() -> list[str]:
    """What has to be installed first, as Debian calls it."""
    found = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    return found + ([] if Path(CHROMIUM).exists() else ["chromium"])


def folder() -> Path:
    """Where the packages lie, fetched if they are not there in these versions; none runs a script of its own at that."""
    wanted = json.dumps({"private": True, "dependencies": VERSIONS})
    note, stamp = CACHE / "package.json", CACHE / "installed.json"
    if not stamp.exists() or stamp.read_text() != wanted:
        CACHE.mkdir(parents=True, exist_ok=True)
        note.write_text(wanted)
        subprocess.run(INSTALL, cwd=CACHE, check=True)
        stamp.write_text(wanted)
    return CACHE / "node_modules"
