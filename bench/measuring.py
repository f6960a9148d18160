"""The run itself: every subject once in every round, so that a busy moment of the machine falls on all of them alike."""

import itertools
import math
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bench import load, wrk
from bench.servers import Server
from bench.subjects import Subject

MANY = 16
STILL = 0.02  # seconds of the processor within a twentieth of a second: less is no work


@dataclass
class Tally:
    """What one subject cost in all rounds, with so many connections at once."""

    requests: int = 0
    seconds: float = 0.0
    cpu: float = 0.0  # seconds of all its servers
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    size: int = 0
    failed: int = 0

    def figures(self) -> dict[str, float]:
        """`cpu` and the percentiles are milliseconds; those of several rounds are averaged."""
        if not self.requests:
            return {}
        return {
            "cpu": self.cpu * 1000 / self.requests,
            "rate": self.requests / self.seconds,
            "p50": sum(self.p50) / len(self.p50),
            "p99": sum(self.p99) / len(self.p99),
            "requests": self.requests,
            "failed": self.failed,
            "bytes": self.size,
        }


def requests_of(subject: Subject) -> Iterator[bytes]:
    """Without end, except those that can be sent only once."""
    if subject.posts:
        return iter(subject.posts)
    encoding = {"accept_encoding": subject.encoding} if subject.encoding else {}
    return itertools.repeat(load.get(subject.path, host="127.0.0.1", **encoding))


def run(
    subjects: Sequence[Subject], servers: Mapping[str, Server], *, rounds: int, alone: float, together: int
) -> dict[str, dict[str, dict[str, float]]]:
    """Figures of each subject, by "1" and "16" connections; the windows are seconds, 0 leaves one out."""
    streams = {subject.key: requests_of(subject) for subject in subjects}
    tallies = {subject.key: {"1": Tally(), str(MANY): Tally()} for subject in subjects}
    for subject in subjects:
        _warm_up(subject, servers, streams[subject.key])
    for number, subject in itertools.product(range(rounds), subjects):
        _say(f"round {number + 1} of {rounds}: {subject.name}")
        asked, stream = [servers[key] for key in subject.servers], streams[subject.key]
        for connections, seconds in ((1, alone), (MANY, together)):
            try:
                _measure(tallies[subject.key][str(connections)], subject, asked, stream, connections, seconds)
            except OSError as error:
                sys.exit(f"{subject.name}, {connections} connections: {error}")
    _say("")
    return {key: {size: tally.figures() for size, tally in both.items()} for key, both in tallies.items()}


def _warm_up(subject: Subject, servers: Mapping[str, Server], stream: Iterator[bytes]) -> None:
    """Each worker has then compiled its templates and keeps what it may keep; stops at a wrong answer."""
    found = load.run(servers[subject.servers[0]].port, itertools.islice(stream, 12), connections=4, seconds=60)
    if set(found.statuses) != {subject.status}:
        sys.exit(f"{subject.name}: {subject.path} answered {dict(found.statuses)}")


def _measure(
    tally: Tally, subject: Subject, asked: Sequence[Server], stream: Iterator[bytes], connections: int, seconds: float
) -> None:
    if not seconds:
        return
    _settle(asked)
    before, port = sum(server.cpu_seconds() for server in asked), asked[0].port
    if connections > 1 and wrk.COMMAND and not subject.posts:
        crowd = wrk.run(port, subject.path, connections=connections, seconds=seconds, encoding=subject.encoding)
        requests, taken, p50, p99, failed = crowd.requests, crowd.seconds, crowd.p50, crowd.p99, crowd.failed
    else:
        found = load.run(port, stream, connections=connections, seconds=seconds)
        requests, taken, tally.size = found.requests, found.seconds, found.size
        p50, p99 = percentile(found.latencies, 50), percentile(found.latencies, 99)
        failed = requests - found.statuses[subject.status]
    if requests:
        tally.cpu += sum(server.cpu_seconds() for server in asked) - before
        tally.requests, tally.seconds, tally.failed = (
            tally.requests + requests,
            tally.seconds + taken,
            tally.failed + failed,
        )
        tally.p50.append(p50)
        tally.p99.append(p99)


def _settle(asked: Sequence[Server]) -> None:
    """Until the servers rest: a crowd that leaves lets them finish what nobody waits for any more."""
    deadline, spent = time.monotonic() + 30, -1.0
    while time.monotonic() < deadline and sum(server.cpu_seconds() for server in asked) - spent > STILL:
        load.fetch(asked[0].port, load.get("/", host="127.0.0.1"))
        spent = sum(server.cpu_seconds() for server in asked)
        time.sleep(0.05)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many percent of them do not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)] if ordered else 0.0


def _say(text: str) -> None:
    """On a screen, one line that the next one replaces."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
