"""The project's settings with what tests replace: the outside world, and what makes hashing slow on purpose."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="shirushi-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["DATA_DIR"] = _folder
os.environ["SECRET_KEY"] = "tests-only-" + "x" * 50
os.environ["SITE_URL"] = "https://blog.example.jp"
# A site's own .env must not reach its tests; DATABASE_URL and CACHE_URL count when they stand before the command.
_replaced = "DATABASE_URL CACHE_URL EMAIL_URL DEBUG ALLOWED_HOSTS TRUSTED_PROXIES OWNER_EMAIL MAIL_FROM".split()
os.environ.update({name: os.environ.get(name, "") for name in _replaced})

from config.settings import *  # noqa: E402, F403 -- the settings under test, after the environment above

ALLOWED_HOSTS = ["blog.example.jp", "testserver", "localhost", "127.0.0.1"]
IMAGE_WIDTHS = (480, 960, 1600)  # fewer than a site keeps: each costs time
FETCHING = False  # lib.fetch.OFFLINE answers in place of other sites
GUARD_WORK_BITS = 3  # a visitor's browser has the time that a test has not
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "session", "csrf"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES["default"]["KEY_PREFIX"] = f"tests-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-{os.getpid()}"  # noqa: F405 -- from the settings under test
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # style sheets come from their sources; nothing is collected
if "sqlite" in DATABASES["default"]["ENGINE"]:  # noqa: F405 -- from the settings under test
    # A file, as a real site has it: the browser's live server works from threads of its own, and in memory, writers at
    # the same time meet an error instead of waiting for each other.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}  # noqa: F405 -- the same
