"""How much of a processor processes have used, as the kernel counts it for each of them."""

import os
from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pids: Iterable[int], *, named: str = "", proc: Path = PROC) -> float:
    """Of these processes, of all that they started, and of those whose command line holds `named`."""
    stats = {int(path.name): _stat(path) for path in proc.iterdir() if path.name.isdigit()}
    parents = {pid: int(fields[1]) for pid, fields in stats.items() if fields}
    counted = {pid for pid in parents if named and named in _command(proc / str(pid))}
    for pid in pids:
        counted |= _family(pid, parents)
    return sum(int(stats[pid][11]) + int(stats[pid][12]) for pid in counted if stats.get(pid)) / TICKS


def _stat(folder: Path) -> list[str]:
    """The fields of /proc/…/stat after the name, which may hold spaces and brackets: state, parent, …, utime, stime, …"""
    try:
        return (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # it ended meanwhile
        return []


def _command(folder: Path) -> str:
    try:
        return (folder / "cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def _family(pid: int, parents: dict[int, int]) -> set[int]:
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family
