"""Following the site's changes from outside of it: a command of the operator's is run after each, to make a CDN forget its pages."""

import logging
import subprocess
import time
from collections.abc import Callable, Sequence
from math import ceil

from django.db import Error

logger = logging.getLogger(__name__)

EVERY = 0.25  # seconds between two looks at the generation
# Seconds after a change at which the command runs: once the workers know of it as well, and once more for an answer
# that was on its way.
AFTER = (1, 10)
LONGEST = 60  # seconds that the command may take


class Follower:
    """`read` gives the generation, `run` runs the command and says whether it went well."""

    def __init__(self, read: Callable[[], int], run: Callable[[], bool], clock: Callable[[], float] = time.monotonic):
        self.read, self.run, self.clock = read, run, clock
        self.number: int | None = None
        self.due: set[int] = set()

    def look(self) -> None:
        """One look, and one run at most. The first look counts as a change: nobody knows what was before.

        A command that fails runs again, and a database that does not answer is asked again.
        """
        now = self.clock()
        try:
            number = self.read()
        except Error as error:
            logger.warning("Changes are not seen at present: %s", error)
        else:
            if number != self.number:
                self.number = number
                self.due |= {ceil(now + seconds) for seconds in AFTER}
        if self.due and min(self.due) <= now:
            self.due = {at for at in self.due if at > now}
            if not self.run():
                self.due.add(ceil(now + AFTER[-1]))

    def follow(self) -> None:
        while True:
            self.look()
            time.sleep(EVERY)


def runner(command: Sequence[str]) -> Callable[[], bool]:
    """Runs the command as it is given, without a shell."""

    def run() -> bool:
        try:
            done = subprocess.run(command, timeout=LONGEST, check=False)  # noqa: S603 -- the operator's own, and no shell
        except (OSError, subprocess.TimeoutExpired) as error:
            logger.warning("%s could not be run: %s", command[0], error)
            return False
        if done.returncode:
            logger.warning("%s ended with %d", command[0], done.returncode)
        return not done.returncode

    return run
