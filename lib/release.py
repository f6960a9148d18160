"""The release that runs: one name for the code, its texts and styles, and the settings that pages show."""

import functools
import hashlib
from pathlib import Path

from django.conf import settings

SOURCES = ("*.py", "*.html", "*.mo", "*.css", "*.js")
PARTS = ("blog", "comments", "config", "contact", "disclosures", "guard", "lib", "locale", "static", "templates")


@functools.cache
def release() -> str:
    """32 hexadecimal digits. The site itself is in them too, by its secret."""
    found = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=16)
    found.update(repr((settings.SITE_URL, settings.LANGUAGE_CODE, settings.TIME_ZONE, settings.DATABASES)).encode())
    for part in PARTS:
        for path in sorted(path for kind in SOURCES for path in Path(settings.BASE_DIR, part).rglob(kind)):
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()
