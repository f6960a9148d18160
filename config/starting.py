"""What happens between a fresh clone and an answering site: each step once, in the order in which it must come."""

import secrets
import socket
import sys

from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from config import roles, static_files

OWNER = "owner"


def refuse_taken_port(host: str, port: int) -> None:
    """Say before the work what the server would only say after it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"{host}:{port} cannot be opened ({error.strerror}). Choose another port: PORT={port + 1}"
            ) from error


def prepare() -> None:
    """Bring database, roles, static files and renderings to the state of this version."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("guard_ledger", verbosity=0)  # a migration that rebuilt the table took its triggers along
    roles.make()
    static_files.collect()
    call_command("rerender", verbosity=0)
    call_command("rebuild_search", missing=True, verbosity=0)  # a site from before its index, or with a restored table


def first_owner() -> str | None:
    """The password of an account made for a site that has none yet; it is kept nowhere else."""
    users = get_user_model()
    if users.objects.filter(is_superuser=True).exists():
        return None
    password = secrets.token_urlsafe(12)
    users.objects.create_superuser(OWNER, password=password)
    return password


def server_command(host: str, port: int, workers: int) -> list[str]:
    # Without respawning, granian stops the whole site when one worker dies.
    # HTTP/2 without TLS is for proxies, which speak HTTP/1 as well; granian would take in 16 MB of headers with each request.
    # By the variable, workers know as well how many they are.
    return [
        *("/usr/bin/env", f"GRANIAN_WORKERS={workers}"),
        *(sys.executable, "-m", "granian", "--interface", "rsgi", "--http", "1", "--no-ws"),
        *("--host", host, "--port", str(port)),
        *("--respawn-failed-workers", "--workers-kill-timeout", "15", "--log-level", "error"),
        "config.rsgi:application",
    ]
