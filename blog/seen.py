"""Where a reader's page reports that it was opened, and which ads were seen and clicked; the answer says nothing."""

import logging

from django.db import DatabaseError
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from blog import popular, searches
from disclosures import counting
from disclosures.beacons import MOST_BYTES, Beacon
from guard import traces
from guard.meter import Meter
from guard.senders import Origin, Sender

logger = logging.getLogger(__name__)

METER = Meter()


@csrf_exempt  # it acts for nobody and reads no session; a page in a cache can carry no form token
@require_POST
def seen(request):
    """Fails closed: while the database is away nothing is counted, and no reader notices."""
    if int(request.META.get("CONTENT_LENGTH") or 0) <= MOST_BYTES:
        try:
            counting.count(_beacon(request), lambda signed: _page(signed, request))
        except DatabaseError as error:
            logger.warning("A beacon was lost: %s", error)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def _beacon(request):
    sender = Sender.of(request)
    told = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"))
    return Beacon(
        body=request.body,
        user_agent=request.headers.get("User-Agent", ""),
        purpose=" ".join(told),
        is_own=sender.origin is Origin.OWN,
        is_staff=request.carries_session,
        is_over_rate=lambda: _is_over_rate(sender.network),
    )


def _page(signed, request):
    """An article that was opened, or a search."""
    network = Sender.of(request).network
    return popular.opening(signed, network) or searches.opening(signed, network)


def _is_over_rate(network):
    most, seconds = traces.rate("beacon")
    return METER.is_over(network, most=most, seconds=seconds)
