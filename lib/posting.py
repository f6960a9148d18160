"""One message to another site: its address, within the limits of lib.fetch, and never a redirect.

With FETCHING off, as in tests, lib.fetch.OFFLINE stands in: it keeps what was posted, and tells nobody.
"""

import http.client

from django.conf import settings

from lib.fetch import OFFLINE, FetchError, parse
from lib.wire import Deadline, NotPublic, Overdue, Unanswered, Wire


def post(address: str, content: bytes, content_type: str, *, seconds: float = 10) -> None:
    """Returns when the other site has taken the message. Raises FetchError for everything else than a 2xx."""
    asker = Wire() if settings.FETCHING else OFFLINE
    headers = {"User-Agent": f"Shirushi (+{settings.SITE_URL})", "Content-Type": content_type}
    try:
        answer = asker.ask(parse(address), headers, Deadline(seconds), content)
        answer.body.close()
    except NotPublic as error:
        raise FetchError("not_public") from error
    except (Overdue, TimeoutError) as error:
        raise FetchError("overdue") from error
    except (Unanswered, OSError, ValueError, http.client.HTTPException) as error:
        raise FetchError("unanswered") from error
    if not 200 <= answer.status < 300:
        raise FetchError("refused")
