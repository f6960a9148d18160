"""The parts that are measured beside the pages, each in a process of its own at a site that the servers have left."""

from pathlib import Path

from bench import children
from bench.editing import CHROMIUM
from bench.figures import Figures

SERVED = "config.settings"


def measure(figures: Figures, sites: dict[int, Path], *, is_quick: bool) -> None:
    """Publishing at the largest site, the marks and the editor at the smallest."""
    small, large = min(sites), max(sites)
    rounds = 5 if is_quick else 15
    figures.parts["publishing"] = children.run("bench.publishing", str(rounds), data=sites[large], settings=SERVED)
    figures.parts["marks"] = children.run("bench.marks", str(rounds * 4), data=sites[small], settings=SERVED)
    if is_quick:
        figures.skipped["writing in the editor"] = "--quick"
    elif not CHROMIUM.exists():
        figures.skipped["writing in the editor"] = f"{CHROMIUM} is not installed"
    else:
        figures.parts |= children.run("bench.editing", "50", data=sites[small])
