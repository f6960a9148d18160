"""The settings as a site starts with them: safe over https, usable on one machine, and never a warning."""

import json
import os
import subprocess
import sys

import pytest

ASK = """
import json, django
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in NAMES}, default=str))
"""


@pytest.fixture
def read(tmp_path):
    """The settings of a fresh process with this environment."""

    def ask(*names, **environment):
        found = subprocess.run(
            [sys.executable, "-c", f"NAMES = {names!r}\n{ASK}"],
            env={
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "PATH": os.environ["PATH"],
                "DATA_DIR": str(tmp_path),
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return json.loads(found.stdout) if found.returncode == 0 else found.stderr.strip().splitlines()[-1]

    return ask


def test_an_https_site_guards_its_cookies_and_its_scheme(read):
    assert read(
        *("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"),
        *("SECURE_HSTS_SECONDS", "ALLOWED_HOSTS", "DEBUG"),
        SITE_URL="https://blog.example.jp",
    ) == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "ALLOWED_HOSTS": ["127.0.0.1", "[::1]", "blog.example.jp", "localhost"],
        "DEBUG": False,
    }


def test_a_site_on_this_machine_works_without_https(read):
    assert read("SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "DEBUG", SITE_URL="http://127.0.0.1:8000") == {
        "SESSION_COOKIE_SECURE": False,
        "SECURE_SSL_REDIRECT": False,
        "DEBUG": False,
    }


def test_nonsense_stops_the_start_with_one_sentence(read):
    assert read("DEBUG", SITE_URL="blog.example.jp") == (
        "django.core.exceptions.ImproperlyConfigured: "
        "SITE_URL='blog.example.jp' is not an address such as https://blog.example.jp"
    )
