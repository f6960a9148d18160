"""How the kernel shares the machine's cores among a server's workers and their threads; only Linux can be asked."""

import contextlib
import os
import socket
from collections.abc import Callable

UNASKED = (AttributeError, OSError)  # another system, or one that refuses
claims: list[socket.socket] = []  # names that one process alone can have, as long as it lives


def take_turns() -> None:
    """For this thread and those that it starts: one that is woken waits until the running one rests or its time is over.

    Where threads hand requests to one another, each then does its part of several before they change places.
    """
    with contextlib.suppress(*UNASKED):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def keep_to_one_core(workers: int) -> None:
    """For this thread and those that it starts: the core that no other worker has, where there are as many as workers.

    With fewer workers the kernel moves them away from what else runs on the machine.
    """
    with contextlib.suppress(*UNASKED):
        cores = os.sched_getaffinity(0)
        mine = next(filter(_claim, sorted(cores)), None) if len(cores) == workers else None
        if mine is not None:
            os.sched_setaffinity(0, {mine})


def as_it_is() -> Callable[[], None]:
    """What gives to the thread that calls it the share that this one has now."""
    try:
        policy, cores = os.sched_getscheduler(0), os.sched_getaffinity(0)
    except UNASKED:
        return lambda: None

    def restore() -> None:
        with contextlib.suppress(*UNASKED):
            os.sched_setscheduler(0, policy, os.sched_getparam(0))
            os.sched_setaffinity(0, cores)

    return restore


def _claim(core: int) -> bool:
    """Whether no other worker of this server has the core. The kernel forgets the name when this process ends."""
    name = socket.socket(socket.AF_UNIX)
    try:
        name.bind(f"\0shirushi-{os.getppid()}-core-{core}")
    except OSError:
        name.close()
        return False
    claims.append(name)
    return True
