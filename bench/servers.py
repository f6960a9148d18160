"""The servers under measurement: real processes on free ports of this machine, as an operator starts them."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from bench import children, load, processes

WORKERS = 2
PATIENCE = 90.0  # seconds in which a server must answer


class Server:
    """Started when it is made. `named` are further processes whose work is counted with it, such as a database's."""

    def __init__(self, command: list[str], port: int, *, environment: dict[str, str], named: str = ""):
        self.port = port
        self.process = subprocess.Popen(command, cwd=children.ROOT, env=environment, process_group=0)
        self.meter = processes.Meter([self.process.pid], named=named)

    def wait(self, path: str = "/") -> None:
        """Until it answers, whatever it answers."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                load.fetch(self.port, load.get(path, host="127.0.0.1"))
                return
            except OSError:
                time.sleep(0.1)
        sys.exit(f"{' '.join(self.process.args)} does not answer.")

    def cpu_seconds(self) -> float:
        return self.meter.seconds()

    def stop(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def granian(data: Path, **environment: str) -> Server:
    """As `make serve` starts it."""
    from config import starting

    port = free_port()
    return Server(starting.server_command("127.0.0.1", port, WORKERS), port, **_surroundings(data, environment))


def plain_granian(data: Path, *, application: str, **environment: str) -> Server:
    """Another WSGI application, as granian alone serves it."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--blocking-threads", "16", "--no-ws"]
    command += ["--port", str(port), "--workers", str(WORKERS), "--log-level", "error"]
    return Server([*command, application], port, **_surroundings(data, environment))


def gunicorn(data: Path, *, application: str = "config.wsgi:application", **environment: str) -> Server:
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--timeout",
        "120",
        "--workers",
        str(WORKERS),
        "--bind",
        f"127.0.0.1:{port}",
    ]
    return Server([*command, "--log-level", "error", application], port, **_surroundings(data, environment))


def nginx(configuration: Path, port: int) -> Server:
    command = [str(shutil.which("nginx")), "-e", "stderr", "-p", str(configuration.parent), "-c", str(configuration)]
    return Server(command, port, environment=dict(os.environ))


def _surroundings(data: Path, environment: dict[str, str]) -> dict:
    """Where a database server works for the site, its processes carry the name of the database."""
    url = environment.get("DATABASE_URL", "")
    named = url.rpartition("/")[2] if url else ""
    return {"environment": children.environment(data, settings="config.settings", **environment), "named": named}
