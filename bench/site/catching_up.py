"""Brings a kept site to the code of today, as a release does: `python -m bench.site.catching_up 10000`."""

import sys

import django

from bench.site import building


def catch_up(count: int) -> None:
    from django.core.management import call_command

    from config import roles, static_files

    roles.make()
    static_files.collect()
    call_command("rerender", verbosity=0)
    building.prove(count)


if __name__ == "__main__":
    django.setup()
    catch_up(int(sys.argv[1]))
