"""What a category or an article adds to the notice about its ads: sentences beside the notice, never in its place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.categories import ancestors
from blog.fields import LineField
from disclosures.wording_rules import takes_back

MOST = 80
HELP = _(
    "A sentence of yours below the notice, just as large, wherever ads are. It adds to the notice and replaces nothing."
)


class FurtherNoticeField(LineField):
    """One line that takes nothing back of what the marks say."""

    def __init__(self, **kwargs):
        super().__init__(label=_("further notice"), required=False, max_length=MOST, help_text=HELP, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        if text and takes_back(text):
            raise forms.ValidationError(
                _("This takes back what the mark says. Say what you receive instead."), code="contrary"
            )
        return text


def further_notices(article, category=None) -> list[str]:
    """The sentences for a page, each once: of the outer categories first, the article's own last."""
    if article is not None:
        category = article.category
    own = [article.further_notice] if article is not None else []
    said = [above.further_notice for above in ancestors(category)] + own
    return [text for text in dict.fromkeys(said) if text]
