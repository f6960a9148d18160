"""A site with the samples for the length of an audit, as `make run` shows it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 600  # seconds until it answers; a busy machine needs many


@contextmanager
def sample_site() -> Iterator[str]:
    """Its address; the site and its data are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="shirushi-audit-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        address = f"http://127.0.0.1:{port}"
        environment = {**os.environ, "DATA_DIR": folder, "SITE_URL": address, "LOG_LEVEL": "ERROR"}
        command = [sys.executable, "manage.py", "start", "--sample", "--port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        try:
            _await(server, f"{address}/healthz")
            yield address
        finally:
            server.terminate()
            server.wait(30)


def _await(server: subprocess.Popen, address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(address)  # noqa: S310 -- the site that was started above
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    raise RuntimeError("The sample site does not answer.")
