"""The release that runs: one name for the code, what it stands on, its texts and styles, and the settings that pages show."""

import functools
import hashlib
from pathlib import Path

from django.conf import settings

SOURCES = ("*.py", "*.html", "*.mo", "*.css", "*.js", "*.svg", "*.png")
PARTS = ("blog", "comments", "config", "contact", "disclosures", "guard", "lib", "locale", "static", "templates")
LIBRARIES = "requirements.txt"
# Those that come from the environment and are seen on a page or in its headers; all others change with the code.
SHOWN = (
    *("SITE_URL", "LANGUAGE_CODE", "TIME_ZONE", "GUARD_KEEP_DAYS", "LEDGER_SNAPSHOT_DAYS", "WEBSUB_HUB"),
    *("INDEXNOW_KEY", "SHARED_CACHE_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD"),
)


@functools.cache
def release() -> str:
    """32 hexadecimal digits. The site itself is in them too, by its secret and its database."""
    found = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=16)
    found.update(repr([settings.DATABASES, *(getattr(settings, name) for name in SHOWN)]).encode())
    root = Path(settings.BASE_DIR)
    files = [path for part in PARTS for kind in SOURCES for path in (root / part).rglob(kind)]
    for path in sorted([*files, *root.glob(LIBRARIES)]):
        found.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return found.hexdigest()
