"""How an article begins: from nothing but its title, so that there is a row to which every later word belongs."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from blog import moves, publishing
from blog.fields import LineField
from blog.models import Article
from blog.slugs import free, suggest

UNNAMED = "article"  # the address of a title without letters, until its author writes another


class BeginForm(forms.Form):
    title = LineField(
        label=_("Title of a new article"),
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": _("What do you want to write about?"), "autocomplete": "off"}),
    )


@transaction.atomic
def begin(title, *, by) -> Article:
    """A draft with this title, in the name of the person who begins it."""
    slug = free(suggest(title) or UNNAMED, lambda slug: moves.is_in_use(Article, slug))
    article = Article.objects.create(title=title, slug=slug, author=getattr(by, "author", None))
    publishing.keep(article, by=by)
    return article
