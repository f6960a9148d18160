"""The WSGI application that every server loads; each of its workers also keeps house."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
site = get_wsgi_application()

from django.conf import settings  # noqa: E402 -- settings and apps stand only after the line above

from config import caching, housekeeping  # noqa: E402 -- the same
from config.intake import Intake  # noqa: E402 -- the same

application = caching.around(Intake(site))

# What stands now stays as long as the process lives, and a page leaves few circles behind it: Python looks for them more
# seldom, which is a twentieth of a page's cost.
gc.freeze()
gc.set_threshold(10_000)

if settings.HOUSEKEEPING:
    housekeeping.start()
