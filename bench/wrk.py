"""wrk as the crowd of readers where it is installed: written in C, it does not hold a fast server back as Python does."""

import re
import shutil
import subprocess
from dataclasses import dataclass

COMMAND = shutil.which("wrk")
THREADS = 1
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Crowd:
    """`p50` and `p99` are milliseconds; `failed` counts answers beyond 399 and broken connections."""

    requests: int
    seconds: float
    p50: float
    p99: float
    failed: int


def run(port: int, path: str, *, connections: int, seconds: float, encoding: str = "") -> Crowd:
    size = ["--threads", str(THREADS), "--connections", str(connections), "--duration", f"{seconds:.0f}s", "--latency"]
    command = [str(COMMAND), *size, *headers(encoding), f"http://127.0.0.1:{port}{path}"]
    return read(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def headers(encoding: str) -> list[str]:
    """By itself, wrk would name the port of this run's server, which is not the site's: no reader comes by it."""
    said = {"Host": "127.0.0.1", "Accept-Encoding": encoding}
    return [part for name, value in said.items() if value for part in ("--header", f"{name}: {value}")]


def read(text: str) -> Crowd:
    """What wrk prints, as numbers."""
    total = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s|m),", text)
    if total is None:
        raise ValueError(f"wrk said something else: {text}")
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    return Crowd(
        requests=int(total[1]),
        seconds=float(total[2]) * MILLISECONDS[total[3]] / 1000,
        p50=_percentile(text, 50),
        p99=_percentile(text, 99),
        failed=sum(map(int, broken.groups() if broken else ())) + (int(refused[1]) if refused else 0),
    )


def _percentile(text: str, share: int) -> float:
    found = re.search(rf"^ *{share}% +([\d.]+)(us|ms|s|m)$", text, re.MULTILINE)
    return float(found[1]) * MILLISECONDS[found[2]] if found else 0.0
