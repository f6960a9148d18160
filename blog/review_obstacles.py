"""What stands in the way of publishing when a second person has to look: the rule of the site's setting."""

import hashlib

from django.utils.translation import gettext_lazy as _

from blog.models import Article, Site
from blog.obstacles import Obstacle, Proof

State = Article.State


def fingerprint(article) -> str:
    """Names the text that was approved: what readers meet of it in lists, in search results and on the page."""
    return hashlib.sha256("\0".join([article.title, article.description, article.body]).encode()).hexdigest()


def is_asked(article) -> bool:
    """Whether a review is wanted now: of a text that is not public, or of changes to one that is."""
    asked = article.review_requested_by_id is not None
    return article.state == State.REVIEW or (article.state == State.PUBLISHED and asked)


def is_asked_by_another(article, by) -> bool:
    return is_asked(article) and article.review_requested_by_id not in (None, by.pk)


def in_review(proof: Proof):
    """Where the site requires it, ads reach readers only through a person who did not ask for the review.

    A text that was approved once may be published again by anybody, as long as nobody changes it.
    """
    article, by = proof.article, proof.by
    if by is None or is_asked_by_another(article, by) or article.approved_sha256 == fingerprint(article):
        return
    if not Site.objects.filter(requires_review=True).exists() or not proof.shown.marks.has_ads:
        return
    if is_asked(article):
        message = _("The text holds ads. You asked for its review, so somebody else publishes it.")
    else:
        message = _("The text holds ads: ask for a review. Somebody else publishes it then.")
    yield Obstacle("review", message, "review")


def settle(article, *, by) -> None:
    """Publishing ends the review; by somebody else than who asked, it approves the text. The caller saves the row."""
    if by is not None and is_asked_by_another(article, by):
        article.approved_sha256 = fingerprint(article)
    article.review_requested_by = None
