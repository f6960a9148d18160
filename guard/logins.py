"""How many log-ins may fail: of one name from one network, from one network, and of one name from strangers.

Nobody can lock the owner out: a network from which the name once came in does not count what strangers try with it.
"""

from datetime import timedelta

from django.utils import timezone

from guard.models import Trace
from lib.signing import digest

WITHIN = timedelta(minutes=15)
OF_ONE_NAME_HERE = 5
OF_ONE_NETWORK = 20
OF_ONE_NAME = 50
FAILED, CAME_IN = "login", "login-ok"


def must_wait(name: str, network: str) -> bool:
    """Judges the typed name, whether it is anybody's or not, so that the answer tells nothing about accounts."""
    failed = Trace.objects.filter(form=FAILED, created_at__gt=timezone.now() - WITHIN)
    here, of_name = failed.filter(network_hash=network), failed.filter(text_hash=_of(name))
    if here.count() >= OF_ONE_NETWORK or (here & of_name).count() >= OF_ONE_NAME_HERE:
        return True
    return of_name.count() >= OF_ONE_NAME and not _came_in(name, network).exists()


def failed(name: str, network: str) -> None:
    Trace.objects.create(form=FAILED, network_hash=network, text_hash=_of(name))


def came_in(name: str, network: str) -> None:
    """Forget the slips of this name from here, and know it for as long as traces are kept."""
    Trace.objects.filter(form=FAILED, network_hash=network, text_hash=_of(name)).delete()
    _came_in(name, network).delete()
    Trace.objects.create(form=CAME_IN, network_hash=network, text_hash=_of(name))


def _came_in(name, network):
    return Trace.objects.filter(form=CAME_IN, network_hash=network, text_hash=_of(name))


def _of(name: str) -> str:
    return digest(name.casefold(), purpose="login")
