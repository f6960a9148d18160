"""Holding a page back: what its own audit finds is kept with its rendering, and readers get it without ads until it passes."""

from dataclasses import replace
from functools import partial

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from blog.models import Article, Rendering
from blog.rendering import Rules, Shown
from disclosures.audit.finding import Finding
from disclosures.classification import classify
from disclosures.inventory import Inventory
from disclosures.without_ads import without_ads
from lib import mail
from lib.markup import trusted


def for_readers(row, shown: Shown, rules: Rules) -> Shown:
    """What readers get of a row: the text without its ads while its page is held back."""
    rendering = getattr(row, "rendering", None)
    if rendering is None or not rendering.is_held:
        return shown
    judge = partial(classify, decisions=rules.decisions, own_hosts=frozenset({settings.SITE_HOST}))
    html = trusted(without_ads(shown.html, judge))
    return replace(shown, html=html, marks=Inventory(), structured=[], is_held=True)


@transaction.atomic
def settle(article: Article, findings: list[Finding], *, frame: str) -> bool:
    """Keep what an audit found in the surroundings that `frame` names; whether the page is held back now.

    The owner is told when that begins.
    """
    failures = [one for one in findings if one.is_failure]
    rendering = Rendering.objects.select_for_update().get(article=article)
    begins = bool(failures) and not rendering.is_held
    changed = ["is_held"] if bool(failures) != rendering.is_held else []  # named, it makes every kept page anew
    rendering.is_held, rendering.audited_as = bool(failures), frame
    rendering.findings = [
        {"rule": one.rule, "message": str(one.message), "part": one.part, "is_failure": one.is_failure}
        for one in findings
    ]
    rendering.save(update_fields=[*changed, "findings", "audited_as"])
    article.rendering = rendering
    if begins:
        path = reverse("admin:blog_article_change", args=[article.pk])
        mail.page_held(title=article.title, path=path, reasons=[f"{one.rule} {one.message}" for one in failures])
    return rendering.is_held
