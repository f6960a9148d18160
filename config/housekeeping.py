"""What a site does by itself while nobody asks: the jobs as rows, and the thread of each worker that runs them when due."""

import fcntl
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connections
from django.utils import timezone

from blog import (
    announcing,
    catching_up,
    expressions,
    popular,
    relating,
    revisions,
    search_index,
    searches,
    shelves,
    surroundings,
    widths,
)
from blog.auditing import audit_stale
from blog.renewing import rerender_stale
from comments import moderation, telling
from comments.models import Comment, Report, Settings
from config import generation, mailing
from config.privacy import periods
from contact import checking
from contact.models import Message
from disclosures import counting, erasure, ledger_readings, reports
from disclosures.models import LinkReport
from guard import blocking, learning, traces

logger = logging.getLogger(__name__)

BATCH = 20  # renderings of one round: short enough that a writer waits no noticeable time
PICTURES = 3  # of one round: as long


@dataclass(frozen=True)
class Job:
    name: str
    every: int  # seconds
    run: Callable[[], bool]  # whether more of the same is waiting; then the next round comes at once


def send_mail() -> bool:
    """Stored mail, one after the other. What fails stays and is tried again; without a mail server all of it waits."""
    return mailing.send()


def test_mail() -> bool:
    """Whether the mail server would take a mail; the admin says when it would not."""
    mailing.test()
    return False


def renew_renderings() -> bool:
    """What a new rule, wording or decision has made stale; until then readers get it rendered in memory."""
    return rerender_stale(limit=BATCH) == BATCH


def renew_shelves() -> bool:
    """The numbers of articles, which the next page would count for itself."""
    shelves.renew()
    return False


def renew_surroundings() -> bool:
    """What stands around pages, soon after each change: until then every page puts it together for itself."""
    surroundings.renew()
    return False


def renew_related() -> bool:
    """Lists of related articles with a gap, or made while another article was saved at the same instant."""
    return relating.renew_due(limit=BATCH) == BATCH


def renew_search() -> bool:
    """The index of articles whose tag got another name, where they were too many for its request."""
    return search_index.renew_due(limit=BATCH) == BATCH


def renew_popular() -> bool:
    """The lists of what was read most."""
    popular.renew()
    return False


def thin_page_views() -> bool:
    """Days longer ago than any list looks back become months, one day after the other."""
    return popular.thin()


def add_widths() -> bool:
    """Widths in which pictures were not kept when they were taken in."""
    return widths.add_missing(limit=PICTURES) == PICTURES


def thin_searches() -> bool:
    """What readers searched for so long ago that no number of it is left."""
    searches.thin()
    return False


def announce() -> bool:
    """Changed pages to the services that the operator has named; without one nothing is asked."""
    announcing.announce()
    return False


def tell_the_ledger() -> bool:
    """Of articles that began or ended by the clock, and of pages that look different since the last release or setting."""
    return catching_up.catch_up(limit=BATCH) == BATCH


def audit_pages() -> bool:
    """Pages whose text, templates or styles have changed; one whose marks fail is shown without its ads."""
    return audit_stale(limit=BATCH) == BATCH


def forget_traces() -> bool:
    """What the site remembers of visitors' networks and texts goes after GUARD_KEEP_DAYS, as the privacy page says."""
    traces.forget(Comment, Report, Message, LinkReport)
    blocking.forget()
    learning.thin()
    return False


def forget_unsent() -> bool:
    """Messages that their senders looked at and never sent, or whose receipt nobody comes back to any longer."""
    checking.forget()
    return False


def tell_of_reports() -> bool:
    """Links that readers reported: one mail for all the new ones, at most one an hour."""
    reports.tell()
    return False


def check_expressions() -> bool:
    """Every text once a day: what was new, or on offer until yesterday, says something else today."""
    return expressions.check(limit=BATCH) == BATCH


def thin_versions() -> bool:
    """Old versions of articles that nobody named or published, down to one a day and one a month."""
    revisions.thin()
    return False


def forget_views() -> bool:
    """The names of beacons, once they may be used again."""
    counting.forget()
    return False


def check_the_ledger() -> bool:
    """A batch of its rows: what is new each hour, and all of it each week."""
    return ledger_readings.go_on()


def purge_snapshots() -> bool:
    """Page images of the ledger that are older than the owner wants to keep them."""
    erasure.purge()
    return False


def tell_of_comments() -> bool:
    """The mail of the hour or of the day about comments that wait, where the owner wants one."""
    telling.digest()
    return False


def empty_trash() -> bool:
    """Comments that have been in the trash for as long as the settings of comments say."""
    before = timezone.now() - timedelta(days=Settings.current().trash_days)
    return moderation.empty_trash(before, limit=BATCH) == BATCH


def keep_periods() -> bool:
    """What has been kept for as long as the owner wants it to be."""
    return periods.purge() == periods.BATCH


def tidy_generation() -> bool:
    """The rows whose sum is the site's generation become one."""
    return generation.tidy()


JOBS = (
    Job("mail", 10, send_mail),
    Job("mail test", 24 * 3600, test_mail),
    Job("renderings", 300, renew_renderings),
    Job("shelves", 30, renew_shelves),
    Job("surroundings", 5, renew_surroundings),
    Job("related", 60, renew_related),
    Job("search", 10, renew_search),
    Job("popular", 900, renew_popular),
    Job("months of views", 3600, thin_page_views),
    Job("pictures", 3600, add_widths),
    Job("searches", 3600, thin_searches),
    Job("announcements", 60, announce),
    Job("ledger", 300, tell_the_ledger),
    Job("audit", 300, audit_pages),
    Job("traces", 3600, forget_traces),
    Job("views", 600, forget_views),
    Job("unsent", 600, forget_unsent),
    Job("check of the ledger", 3600, check_the_ledger),
    Job("snapshots", 24 * 3600, purge_snapshots),
    Job("reports", 600, tell_of_reports),
    Job("expressions", 3600, check_expressions),
    Job("comments", 300, tell_of_comments),
    Job("trash", 3600, empty_trash),
    Job("versions", 6 * 3600, thin_versions),
    Job("retention", 3600, keep_periods),
    Job("generation", 3600, tidy_generation),
)


@contextmanager
def only_one() -> Iterator[bool]:
    """Whether this process keeps house now. The lock dies with its holder, so a killed worker leaves nothing behind."""
    with open(settings.DATA_DIR / "housekeeping.lock", "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def run(job: Job) -> bool:
    """One round of a job. A failing job is logged and comes again when next due: the thread must outlive it."""
    try:
        return job.run()
    except Exception:
        logger.exception("Housekeeping: %s failed and will be tried again", job.name)
        return False


def run_all(jobs: tuple[Job, ...] = JOBS) -> None:
    """Every job until nothing more of it waits: what the command does once."""
    for job in jobs:
        while run(job):
            pass


def due(jobs: tuple[Job, ...], planned: dict[str, float], now: float) -> list[Job]:
    return [job for job in jobs if planned.get(job.name, 0) <= now]


def keep_house(jobs: tuple[Job, ...] = JOBS, stop: threading.Event | None = None) -> None:
    """Run what is due, sleep until the next is, until `stop` is set."""
    stop = stop or threading.Event()
    planned: dict[str, float] = {}
    while not stop.is_set():
        with only_one() as mine:
            for job in due(jobs, planned, time.monotonic()):
                more = mine and run(job)
                planned[job.name] = time.monotonic() + (0 if more else job.every)
        connections.close_all()
        stop.wait(max(0, min(planned.values()) - time.monotonic()))


def start() -> None:
    threading.Thread(target=keep_house, name="housekeeping", daemon=True).start()
