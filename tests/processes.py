"""Other processes at the same database: real ones, which can be killed and which compete for locks."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

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
