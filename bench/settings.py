"""The project's settings as a site runs with them, and the addresses of `bench.urls` beside its own."""

from config.settings import *  # noqa: F403 -- the settings under measurement

ROOT_URLCONF = "bench.urls"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
