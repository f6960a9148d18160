"""Lighthouse as a phone sees a page: the median of several runs in each category, and what fell short."""

import json
import os
import statistics
import subprocess
from pathlib import Path

from bench.audit.packages import CHROMIUM
from bench.audit.pages import LEAST

FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
PATIENCE = 180  # seconds for one run
TRIES = 3  # "Please run Lighthouse again", it says itself now and then (NO_NAVSTART)


def audit(packages: Path, address: str, runs: int) -> tuple[dict[str, float], list[str]]:
    """Points from 0 to 100 by category, and the failed audits of the first run."""
    reports = [_run(packages, address) for _turn in range(runs)]
    points = {
        name: round(100 * statistics.median(report["categories"][name]["score"] or 0 for report in reports))
        for name in LEAST
    }
    return points, _failed(reports[0])


def _run(packages: Path, address: str) -> dict:
    command = ["node", str(packages / "lighthouse/cli/index.js"), address, "--quiet", "--output=json"]
    command += [f"--only-categories={','.join(LEAST)}", f"--chrome-flags={FLAGS}", "--no-enable-error-reporting"]
    for _try in range(TRIES):
        done = subprocess.run(
            command, env={**os.environ, "CHROME_PATH": CHROMIUM}, capture_output=True, timeout=PATIENCE, check=False
        )
        if not done.returncode:
            return json.loads(done.stdout)
    raise RuntimeError(done.stderr.decode(errors="replace").strip() or "Lighthouse gave no report.")


def _failed(report: dict) -> list[str]:
    """Only what costs points: an audit without weight is advice."""
    weights = {one["id"]: one["weight"] for name in LEAST for one in report["categories"][name]["auditRefs"]}
    return [
        f"{key} ({audit['score']}): {audit['title']} {_where(audit)}".strip()
        for key, audit in report["audits"].items()
        if weights.get(key) and audit["score"] is not None and audit["score"] < 0.9
    ]


def _where(audit: dict) -> str:
    rows = audit.get("details", {}).get("items", [])[:3]
    return "; ".join(str(row.get("node", {}).get("snippet") or row.get("description") or "") for row in rows)
