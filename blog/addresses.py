"""Where pages stand: addresses by name and language, absolute ones, and the instants that addresses name."""

from datetime import UTC, datetime
from functools import cache
from urllib.parse import quote, urljoin

from django.conf import settings
from django.http import Http404
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import get_language

SAFE = "!$&'()*+,;=/~:@"  # what Django leaves in an address as it is


class FourDigits:
    """A year in an address; anything longer is no year and never reaches a date."""

    regex = "[0-9]{4}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{int(value):04d}"


class TwoDigits(FourDigits):
    """A month in an address, always with its zero."""

    regex = "0[1-9]|1[0-2]"

    def to_url(self, value):
        return f"{int(value):02d}"


def current_language():
    """The active language; the site's own where none is active."""
    return get_language() or settings.LANGUAGE_CODE


def url_name(name, language):
    """The lists of the site's language have plain names, those of another carry it at the end: home, home_en."""
    return name if language == settings.LANGUAGE_CODE else f"{name}_{language}"


def list_url(name, language=None, *args):
    """The address of a list in a language (the active one by default); a page has a dozen of them."""
    name = f"blog:{url_name(name, language or current_language())}"
    if not args:
        return fixed(name)
    if len(args) > 1:
        return reverse(name, args=args)
    return of_slug(name, args[0])


def fixed(name):
    """What `reverse` gives for a page that there is once, by its name in the map of the site."""
    return _fixed(get_script_prefix(), name)


def of_slug(name, slug):
    """The same for a page that has nothing but a slug in its address."""
    before, after = _around(get_script_prefix(), name)
    return f"{before}{quote(slug, safe=SAFE)}{after}"


@cache
def _fixed(_root, name):
    return reverse(name)


@cache
def _around(_root, name):
    return reverse(name, args=["0"]).rsplit("0", 1)


def absolute(address):
    """The address with the site's own scheme and host, which never come from a request."""
    if address.startswith("/") and not address.startswith("//"):
        return f"{settings.SITE_URL}{address}"
    return urljoin(f"{settings.SITE_URL}/", address)


def written(instant):
    """The instant as machines read it, by the site's clock."""
    return timezone.localtime(instant).isoformat(timespec="seconds")


def month_start(year, month):
    """The first instant of a month in the site's time; 404 for a year that no calendar has."""
    try:
        start = timezone.make_aware(datetime(year, month, 1))
        start.astimezone(UTC)  # as the database will ask for it; east of Greenwich the year 1 begins in no year
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    return start
