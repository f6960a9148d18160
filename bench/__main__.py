"""`make bench`: what a page costs on this machine beside a file of nginx and a bare Django view, all measured in one run.

Real servers answer real requests in turns; the kernel says how much of a processor each of them used.
"""

import argparse
import datetime
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import timeit
from pathlib import Path

import django

from bench import beside, children, measuring, plot, postgres, report, stage, targets, wrk
from bench.figures import Figures

OUT = children.ROOT / "var" / "bench"
SIZES = [1000, 10_000]
# Seconds for which each page is asked for, by one reader alone and by many together.
WHOLE = {"rounds": 3, "alone": 1.0, "together": 1}
QUICK = {"rounds": 2, "alone": 0.6, "together": 1}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short windows, and the parts beside the pages left out")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="articles of the sites, such as 1000 10000 100000"
    )
    parser.add_argument("--rounds", type=int, help="how often each page is measured")
    parser.add_argument("--out", type=Path, default=OUT, help="where table, plot and JSON go")
    parser.add_argument("--strict", action="store_true", help="exit status 1 if a target is missed")
    return parser.parse_args()


def measure(chosen: argparse.Namespace) -> Figures:
    sizes = sorted(set(chosen.sizes))
    figures = Figures(machine=machine(), sizes=sizes)
    ready = stage.Stage(Path(tempfile.mkdtemp(prefix="shirushi-bench-")))
    os.environ.update(children.environment(ready.folder, settings="config.settings"))
    django.setup()  # the site's own command for its server is asked for
    try:
        _measure_pages(chosen, figures, ready)
        ready.stop()
        beside.measure(figures, ready.sites, is_quick=chosen.quick)
    finally:
        ready.clear()
    return figures


def _measure_pages(chosen: argparse.Namespace, figures: Figures, ready: stage.Stage) -> None:
    stage.set_up(ready, figures.sizes)
    if chosen.quick:
        ready.skipped[postgres.PART] = "--quick"
    else:
        postgres.set_up(ready, figures.sizes[-1])
    windows = (QUICK if chosen.quick else WHOLE) | ({"rounds": chosen.rounds} if chosen.rounds else {})
    found = measuring.run(ready.subjects, ready.servers, **windows)
    for one in ready.subjects:
        figures.rows[one.key] = {"name": one.name, "queries": ready.queries.get(one.key), **found[one.key]}
    figures.skipped |= ready.skipped


def machine() -> dict:
    version = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=children.ROOT, capture_output=True, text=True
    )
    return {
        "version": version.stdout.strip() or "(unknown)",
        "when": datetime.datetime.now().astimezone().isoformat(timespec="minutes"),
        "processors": os.cpu_count(),
        "python": f"{platform.python_version()} ({_loop()})",
        "load": round(os.getloadavg()[0], 1),
        "crowd": "wrk" if wrk.COMMAND else "the bench itself, which holds fast servers back: apt install wrk",
    }


def _end(*_arguments: object) -> None:
    """The servers end with the bench; a second signal, such as `timeout` sends, must not disturb that."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(143)


def _loop() -> str:
    """Two builds of one Python differ by twice; this says which one it was."""
    taken = min(timeit.repeat("sum(n * n for n in range(100_000))", number=1, repeat=5))
    return f"{taken * 1000:.1f} ms for a loop of 100,000"


def main() -> None:
    chosen = options()
    signal.signal(signal.SIGTERM, _end)
    figures = measure(chosen)
    verdicts = targets.judge(figures)
    told = report.text(figures, verdicts)
    sys.stdout.write(told)
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / "bench.txt").write_text(told)
    (chosen.out / "bench.json").write_text(json.dumps(figures.to_json(), indent=2, ensure_ascii=False))
    drawing = chosen.out / "bench.svg"
    drawing.write_text(plot.svg(figures))
    plot.png(drawing, drawing.with_suffix(".png"))
    if chosen.strict and any(one.word == "FAIL" for one in verdicts):
        sys.exit(1)


if __name__ == "__main__":
    main()
