"""Other processes at the same database: real ones, which can be killed and which compete for locks."""

import os
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.db import connection

from config import starting

ROOT = Path(__file__).resolve().parent.parent
SETUP = "import django; django.setup()\n"


def database_url():
    """The address of the database that the test itself uses."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    person = ":".join(filter(None, (values["USER"], values["PASSWORD"])))
    return f"postgres://{person}@{values['HOST']}:{values['PORT'] or 5432}/{values['NAME']}"


def python(script):
    """A Python process with the project set up, at the test's own database; its output can be read line by line."""
    environment = os.environ | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.Popen(
        [sys.executable, "-c", SETUP + script],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )


class Server:
    """The site as `make serve` runs it, its workers and their housekeeping included, at the test's own database."""

    def __init__(self, port, folder, *, workers=2, **environment):
        self.port, self.workers, self.process = port, workers, None
        # What killed processes leave behind goes with the test's own folder.
        self.environment = os.environ | {"TMPDIR": str(folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        self.environment |= {"DATABASE_URL": database_url(), **environment}

    def start(self):
        command = starting.server_command("127.0.0.1", self.port, self.workers)
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True)
        deadline = time.monotonic() + 300
        while not self.answers():
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.1)

    def answers(self):
        try:
            line = HTTPConnection("127.0.0.1", self.port, timeout=10)
            line.request("GET", "/healthz", headers={"Host": "127.0.0.1"})
            return line.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            line.close()

    def kill(self):
        """All processes at once, without a word."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
