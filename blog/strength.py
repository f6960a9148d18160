"""How strong the marks of a page are: the strongest that the site, its categories or the article ask for, and who asks."""

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.categories import ancestors
from blog.models import Article, Category, Site
from disclosures.strengths import STANDARD, Strength, choices, strongest

HELP = gettext_lazy(
    "Strong: the badge is larger and filled, the notice has a thick frame, and it is said again directly before the "
    "first ad. Of what site, categories and article ask for, the strongest counts: nothing here makes a mark weaker."
)


class StrengthField(forms.ChoiceField):
    """What this row asks for."""

    def __init__(self):
        super().__init__(label=gettext_lazy("strength of the marks"), choices=choices, help_text=HELP, required=False)


class StrengthForm(forms.ModelForm):
    """A form that was made before there was a choice leaves the row as strong as it is."""

    strength = StrengthField()

    def clean_strength(self):
        return self.cleaned_data["strength"] or self.instance.strength


def strength_of(site: Site | None, category: Category | None = None, article: Article | None = None) -> Strength:
    return strongest(*(row.strength for row in _asking(site, category, article)))


def sentence(site: Site | None, category: Category | None = None, article: Article | None = None) -> str:
    """Which strength applies and who asks for it, in a sentence."""
    strength = strength_of(site, category, article)
    if strength.key == STANDARD:
        return _("The marks are in their standard strength: nobody asks for more.")
    names = [_name(row) for row in _asking(site, category, article) if row.strength == strength.key]
    return _("The marks are strong. Asked for by: %(names)s.") % {"names": _(", ").join(names)}


def _asking(site: Site | None, category: Category | None, article: Article | None) -> list[Model]:
    """The rows that may ask, from the site down to the article."""
    if article is not None:
        category = article.category
    return [row for row in (site, *ancestors(category), article) if row is not None]


def _name(row: Model) -> str:
    if isinstance(row, Category):
        return _("the category “%(name)s”") % {"name": row.name}
    return _("the site settings") if isinstance(row, Site) else _("this text itself")
