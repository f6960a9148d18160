"""The way from the demonstration to a real site, as rows: each step with its test and the place where it is done."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog.models import Article, Site
from config.samples.removal import are_there_any


@dataclass(frozen=True)
class Step:
    """`url` names the page where the step is done; empty where it is done outside the admin."""

    key: str
    name: Promise
    help: Promise
    is_done: Callable[[], bool]
    url: str = ""


def has_own_name() -> bool:
    return Site.objects.filter(is_sample=False).exists()


def has_no_samples() -> bool:
    return not are_there_any()


def sends_mail() -> bool:
    return bool(settings.MAIL_CONFIGURED and settings.OWNER_EMAIL)


def has_domain() -> bool:
    return settings.HTTPS and not is_loopback(settings.SITE_HOST)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def has_own_policies() -> bool:
    own = Article.objects.published().filter(page_type__in=["policy", "labels"], is_sample=False)
    return set(own.filter(language=settings.LANGUAGE_CODE).values_list("page_type", flat=True)) == {"policy", "labels"}


STEPS = (
    Step(
        "name",
        _("Give the site its own name"),
        _("Name, tagline, logo and colour stand in the site settings."),
        has_own_name,
        "admin:blog_site_changelist",
    ),
    Step(
        "policies",
        _("Write the privacy policy and how you label ads"),
        _("Read both pages, make them true for your site, and publish them."),
        has_own_policies,
        "admin:blog_page_changelist",
    ),
    Step(
        "samples",
        _("Remove the samples"),
        _("Articles, comments and messages of the demonstration go in one step. What you have changed stays."),
        has_no_samples,
        "admin:samples",
    ),
    Step(
        "mail",
        _("Set up mail"),
        _("EMAIL_URL and OWNER_EMAIL in the environment. Until then messages are kept here, but nobody is told."),
        sends_mail,
    ),
    Step(
        "domain",
        _("Give the site its address"),
        _("SITE_URL in the environment, beginning with https://. Feeds, mails and canonical links follow it."),
        has_domain,
    ),
)


def steps() -> list[dict]:
    """Every step with its state, or nothing once all are done."""
    states = [{"step": step, "is_done": step.is_done(), "url": reverse(step.url) if step.url else ""} for step in STEPS]
    return [] if all(state["is_done"] for state in states) else states
