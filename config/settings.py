"""The settings of a site: the environment is read here once, and what makes no sense stops the start."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.utils.translation import gettext_lazy as _

from config import env
from lib.csp import NONCE, NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
environ.Env.read_env(BASE_DIR / ".env", overwrite=False)

DEBUG = env.flag("DEBUG", default=False)

# Everything that a site owns lives in one folder: database, pictures, secret, collected static files.
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

SECRET_KEY = env.secret_key("SECRET_KEY", DATA_DIR / "secret-key")

# The public address: canonical links, feeds and mails are built from it, never from the Host header.
SITE_URL = env.site_url("SITE_URL", "http://127.0.0.1:8000")
SITE_HOST = urlsplit(SITE_URL).hostname
HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", sorted({SITE_HOST, "localhost", "127.0.0.1", "[::1]"}))
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")  # whose X-Forwarded-* headers count; nobody's by default

INSTALLED_APPS = [
    "config.admin_site.ShirushiAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # its templates, beside those of the project
    "js_asset",
    "django_prose_editor",
    "crispy_forms",
    "post_office",
    "guard",
    "disclosures",
    "blog",
    "comments",
    "contact",
    "config.privacy",
    "config",
]

MIDDLEWARE = [
    "config.middleware.TrustedProxies",
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.SecurityHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.Compression",
    "config.middleware.RequestGate",
    "config.middleware.PublicPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.Language",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "shirushi"
CRISPY_TEMPLATE_PACK = "shirushi"

DATABASES = {"default": env.database("DATABASE_URL", DATA_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache("CACHE_URL")}
PAGE_CACHE_MB = env.number("PAGE_CACHE", 64)  # megabytes of each worker in which it keeps pages; 0: none
SHARED_CACHE_SECONDS = env.number("SHARED_CACHE_SECONDS", 1)  # for which a proxy or a CDN may answer by itself

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("Japanese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "blog.reader_files.Finder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
EVIDENCE_ROOT = DATA_DIR / "evidence"  # private: only the admin hands it out
IMAGE_WIDTHS = env.widths("IMAGE_WIDTHS", (240, 360, 480, 720, 960, 1200, 1600))  # in which pictures are kept
IMAGE_AVIF = env.flag("IMAGE_AVIF", default=False)  # beside WebP; lighter, and slower to make
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_files.SiteFiles"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # an admin list acts on many rows at once

# Affiliate networks check the page a reader came from; Django's own default would hide it from them.
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS and env.flag("SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and env.flag("HSTS_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = SECURE_HSTS_INCLUDE_SUBDOMAINS and env.flag("HSTS_PRELOAD", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin may show the site's own pages in a frame
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # https for all subdomains, also of other services: only the owner can decide that
    "security.W019",  # see X_FRAME_OPTIONS
    "security.W021",  # the preload list is hard to leave again: the owner's decision too
]
CSRF_FAILURE_VIEW = "blog.errors.no_csrf_token"

# Django 6's setting name, read by config.middleware until the project moves there.
SECURE_CSP = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
    "manifest-src": [SELF],
}
# The editor's import map and the style sheet that it inserts carry the request's nonce.
SECURE_CSP_ADMIN = {
    **SECURE_CSP,
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}

# Mail is stored first and sent by the housekeeping thread (lib.outbox); without EMAIL_URL it waits in the table.
EMAIL_BACKEND = "post_office.EmailBackend"
EMAIL_TIMEOUT = 15
MAIL = env.mail("EMAIL_URL")
MAIL_CONFIGURED = bool(MAIL)
globals().update(MAIL)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("MAIL_FROM", f"shirushi@{SITE_HOST}")
OWNER_EMAIL = env.text("OWNER_EMAIL")  # who is told of new comments and messages
POST_OFFICE = {
    "BACKENDS": {"default": "django.core.mail.backends.smtp.EmailBackend"},
    "DEFAULT_PRIORITY": "medium",  # "now" would be tried once and then given up
    "MESSAGE_ID_ENABLED": True,
    # For its own command alone, should somebody call it; lib.outbox sends with a patience of its own.
    "MAX_RETRIES": 12,
    "RETRY_INTERVAL": timedelta(minutes=5),
    "LOG_LEVEL": 1,
}

# Each worker keeps house in a thread of its own; switched off where cron calls `manage.py housekeeping`.
HOUSEKEEPING = env.flag("HOUSEKEEPING", default=True)

# Whether the site asks other sites for an editor (link cards, pasted pictures); lib.fetch says how carefully.
FETCHING = env.flag("FETCHING", default=True)

# Who is told of changed pages, by the housekeeping; blog.announcing says how. Both are off until they are named here.
WEBSUB_HUB = env.address("WEBSUB_HUB")
INDEXNOW_KEY = env.key("INDEXNOW_KEY")

# How much one network address (kept as a keyed hash only) may send: (submissions, seconds) for each form.
GUARD_RATES = {
    "comment": (env.number("COMMENT_RATE", 8, least=1), 600),
    "contact": (env.number("CONTACT_RATE", 5, least=1), 600),
    "check": (env.number("CHECK_RATE", 30, least=1), 600),  # messages kept for their senders to read once more
    "beacon": (env.number("BEACON_RATE", 240, least=1), 60),  # one address may be a whole carrier's
    "view": (env.number("VIEW_RATE", 30, least=1), 24 * 60 * 60),  # openings of the same article that are counted
    "search": (env.number("SEARCH_RATE", 60, least=1), 600),  # searches that are counted; readers may search on
    "link": (env.number("REPORT_RATE", 5, least=1), 600),
    "report": (env.number("REPORT_RATE", 5, least=1), 600),
}
# How hard the small calculation of a visitors' form is; each bit more doubles it. 13: less than a second on a phone.
GUARD_WORK_BITS = env.number("WORK_BITS", 13, least=1)
# For how long the ledger keeps the images of pages that readers are no longer shown; 0: for ever. Its rows stay in any case.
LEDGER_SNAPSHOT_DAYS = env.number("LEDGER_SNAPSHOT_DAYS", 0)

GUARD_KEEP_DAYS = env.number("GUARD_KEEP_DAYS", 30, least=1)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.logs.OneLine",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        # With a handler named here post_office adds none of its own, which would write every line twice.
        "post_office": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
