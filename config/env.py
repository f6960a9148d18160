"""Typed readers of the environment: each refuses nonsense with a sentence that names the variable."""

import os
import re
import secrets
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

CACHE_BACKENDS = {
    "locmem": "django.core.cache.backends.locmem.LocMemCache",
    "redis": "django.core.cache.backends.redis.RedisCache",
    "rediss": "django.core.cache.backends.redis.RedisCache",
}
MAIL_SCHEMES = {"smtp": (False, False), "smtp+tls": (True, False), "smtp+ssl": (False, True)}

SQLITE_OPTIONS = {
    # A writer takes its lock when the transaction begins, so two writers wait instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    # FULL: what was acknowledged is on the disk, so that a power cut takes no comment and no message with it.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;"
        "PRAGMA cache_size=-32000; PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=67108864;"
    ),
}


def text(name: str, default: str = "") -> str:
    """The variable without surrounding space; empty counts as unset."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    value = text(name)
    if not value:
        return default
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither on nor off. Write 1 or 0.")


def number(name: str, default: int, *, least: int = 0) -> int:
    value = text(name)
    if not value:
        return default
    if not (value.isascii() and value.isdigit()) or int(value) < least:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number of at least {least}.")
    return int(value)


def widths(name: str, default: tuple[int, ...]) -> tuple[int, ...]:
    """A comma-separated list of widths in pixels, as a picture is kept in them; the smallest comes first."""
    try:
        found = tuple(sorted({int(part) for part in names(name, [])})) or default
    except ValueError:
        found = ()
    if not found or len(found) > 8 or found[0] < 100 or found[-1] > 4000:
        raise ImproperlyConfigured(
            f"{name}={text(name)!r} is not a list of widths between 100 and 4000, at most eight."
        )
    return found


def names(name: str, default: list[str]) -> list[str]:
    """A comma-separated list."""
    value = text(name)
    return [part.strip() for part in value.split(",") if part.strip()] if value else default


def address(name: str) -> str:
    """A full address of another site, or nothing."""
    value = text(name)
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not parts.hostname or set(value) & set(' <>"')):
        raise ImproperlyConfigured(f"{name}={value!r} is not an address such as https://hub.example.com/")
    return value


def key(name: str) -> str:
    """Eight to 128 letters, digits and hyphens, or nothing."""
    value = text(name)
    if value and not re.fullmatch(r"[A-Za-z0-9-]{8,128}", value):
        raise ImproperlyConfigured(f"{name} is not made of 8 to 128 letters, digits and hyphens.")
    return value


def site_url(name: str, default: str) -> str:
    """The site's public address: scheme and host, with no path and no slash at the end."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.username:
        raise ImproperlyConfigured(f"{name}={value!r} is not an address such as https://blog.example.jp")
    return value


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    found = []
    for part in names(name, []):
        try:
            found.append(ip_network(part, strict=False))
        except ValueError as error:
            raise ImproperlyConfigured(f"{name}: {part!r} is no address or network ({error}).") from error
    return found


def database(name: str, sqlite_path: Path) -> dict[str, object]:
    """Django's settings for DATABASE_URL (postgres://… or sqlite:///…), SQLite beside the data by default."""
    url = text(name, f"sqlite:///{sqlite_path}")
    scheme = urlsplit(url).scheme
    if scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"{name} begins with {scheme!r}. Use postgres://user:password@host/name or sqlite:///path."
        )
    config = dict(environ.Env.db_url_config(url))
    if scheme == "sqlite":
        # A new connection reads the whole schema again, which costs as much as all the questions of a page.
        return {**config, "ENGINE": "config.sqlite", "CONN_MAX_AGE": 60, "OPTIONS": dict(SQLITE_OPTIONS)}
    return {**config, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def cache(name: str) -> dict[str, object]:
    """Django's settings for CACHE_URL: redis://host:port/number, or memory of the process by default."""
    url = text(name, "locmem://")
    scheme = urlsplit(url).scheme
    if scheme not in CACHE_BACKENDS:
        raise ImproperlyConfigured(f"{name} begins with {scheme!r}. Known kinds: {', '.join(sorted(CACHE_BACKENDS))}.")
    return {"BACKEND": CACHE_BACKENDS[scheme], "LOCATION": "" if scheme == "locmem" else url}


def mail(name: str) -> dict[str, object]:
    """Django's EMAIL_* settings for EMAIL_URL: smtp://, smtp+tls:// or smtp+ssl://user:password@host:port."""
    url = text(name)
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in MAIL_SCHEMES or not parts.hostname:
        raise ImproperlyConfigured(f"{name} begins with {parts.scheme!r}. Use smtp+tls://user:password@host:587.")
    tls, ssl = MAIL_SCHEMES[parts.scheme]
    config = environ.Env.email_url_config(f"smtp://{parts.netloc}")
    return {
        "EMAIL_HOST": config["EMAIL_HOST"],
        "EMAIL_PORT": config["EMAIL_PORT"] or (465 if ssl else 587 if tls else 25),
        "EMAIL_HOST_USER": config["EMAIL_HOST_USER"] or "",
        "EMAIL_HOST_PASSWORD": config["EMAIL_HOST_PASSWORD"] or "",
        "EMAIL_USE_TLS": tls,
        "EMAIL_USE_SSL": ssl,
    }


def secret_key(name: str, path: Path) -> str:
    """SECRET_KEY, or one made once and kept beside the data, readable by its owner alone."""
    value = text(name)
    if value:
        if len(value) < 50:
            raise ImproperlyConfigured(f"{name} is too short: at least 50 characters, so that it cannot be guessed.")
        return value
    try:
        with open(path, "x", opener=lambda file, flags: os.open(file, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return path.read_text().strip()
