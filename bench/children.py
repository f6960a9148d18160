"""The project in processes of its own: each works at one site, with an environment that nobody's own settings reach."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

# A site as an owner runs it, except that one machine is all its readers and that nobody waits for a phone's calculation.
ENVIRONMENT = {
    "SECRET_KEY": "bench-only-" + "x" * 50,
    "SITE_URL": "http://127.0.0.1:8000",
    "OWNER_EMAIL": "owner@example.jp",
    "EMAIL_URL": "",
    "DATABASE_URL": "",
    "CACHE_URL": "",
    "HOUSEKEEPING": "0",
    "FETCHING": "0",
    "LOG_LEVEL": "ERROR",
    "WORK_BITS": "1",
}


def environment(data: Path, *, settings: str = "bench.settings", **more: str) -> dict[str, str]:
    own = {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": settings}
    return {**os.environ, **ENVIRONMENT, **own, **more}


def run(module: str, *arguments: str, data: Path, settings: str = "bench.settings", **more: str) -> Any:
    """What a module of the bench prints as JSON in its last line; None if it prints nothing."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=environment(data, settings=settings, **more),
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        sys.exit(f"{module} failed; what it says stands above.")
    lines = done.stdout.strip().splitlines()
    return json.loads(lines[-1]) if lines else None


def listed(values: list[str]) -> str:
    """Several values as one argument."""
    return json.dumps(values)
