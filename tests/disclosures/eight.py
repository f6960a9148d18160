"""`python -m tests.disclosures.eight SOURCE_ID KEY`: eight processes report one ad at once.

A program of its own, because a test run with threads must not fork.
"""

import os
import sys

import django

PROCESSES, EACH = 8, 1250


def main(source_id, key):
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    children = [child for number in range(PROCESSES) if (child := start(number, int(source_id), key))]
    statuses = [os.waitpid(child, 0)[1] for child in children]
    sys.exit(any(statuses))


def start(number, source_id, key):
    """The child's process id, in the parent; the child reports and ends here."""
    child = os.fork()
    if not child:
        status = 1
        try:
            report(number, source_id, key)
            status = 0
        finally:
            os._exit(status)
    return child


def report(number, source_id, key):
    from disclosures import counting
    from disclosures.beacons import Beacon
    from tests.readers import body

    token = counting.token("article", source_id)
    for turn in range(EACH):
        noted = {"seen": [key], "clicked": [key]} if turn % 5 == 0 else {"seen": [key]}
        assert counting.count(Beacon(body(view=f"process-{number}-report-{turn:05}", token=token, **noted))) == ""


if __name__ == "__main__":
    main(*sys.argv[1:])
