"""Links that show an unpublished text to people without an account: signed, expiring, and revoked all at once.

A link names the article and its key of the moment; a new key, or none, ends every link made before.
"""

import secrets
from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.addresses import absolute
from blog.models import Article
from lib import signing

PURPOSE = "shared-draft"
DAY = 24 * 60 * 60
DAYS = [(1, _("1 day")), (7, _("7 days")), (30, _("30 days"))]


class ShareForm(forms.Form):
    days = forms.TypedChoiceField(label=_("Valid for"), choices=DAYS, initial=7, coerce=int, widget=forms.RadioSelect)


@dataclass(frozen=True)
class Shared:
    """What a link leads to. Without an article the link is over: expired, revoked, or its article is deleted."""

    article: Article | None = None


def share(article, days) -> str:
    """The address of a new link."""
    if not article.share_key:
        article.share_key = secrets.token_hex(8)
        Article.objects.filter(pk=article.pk).update(share_key=article.share_key)
    token = signing.seal(f"{article.pk}.{article.share_key}", purpose=PURPOSE, seconds=days * DAY)
    return absolute(reverse("blog:shared", args=[token]))


def revoke(article) -> None:
    """End every link to the article."""
    article.share_key = ""
    Article.objects.filter(pk=article.pk).update(share_key="")


def find(token) -> Shared | None:
    """What the link leads to; None for a token that this site never made."""
    sealed = signing.unseal(token, purpose=PURPOSE)
    if sealed is None:
        return None
    pk, _dot, key = sealed.content.partition(".")
    if sealed.is_over or not key:
        return Shared()
    return Shared(Article.objects.for_page().filter(pk=pk, share_key=key).first())
