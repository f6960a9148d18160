"""How much of a processor processes have used, as the kernel counts it for each of them."""

import os
from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


class Meter:
    """Of these processes, of all that they started, and of those whose command line holds `named`.

    What has ended stays counted as it was last seen: a database ends a process with each connection.
    """

    def __init__(self, pids: Iterable[int], *, named: str = "", proc: Path = PROC) -> None:
        self.pids, self.named, self.proc = list(pids), named, proc
        self.seen: dict[int, int] = {}

    def seconds(self) -> float:
        stats = {int(path.name): _stat(path) for path in self.proc.iterdir() if path.name.isdigit()}
        parents = {pid: int(fields[1]) for pid, fields in stats.items() if fields}
        counted = {pid for pid in parents if self.named and self.named in _command(self.proc / str(pid))}
        for pid in self.pids:
            counted |= _family(pid, parents)
        self.seen |= {pid: int(stats[pid][11]) + int(stats[pid][12]) for pid in counted if stats.get(pid)}
        return sum(self.seen.values()) / TICKS


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
