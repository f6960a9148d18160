"""The forms through which articles and fixed pages are written."""

from django import forms
from django.utils.translation import gettext_lazy as _

from blog import page_types
from blog.editor import BodyField
from blog.fields import LineField, SlugField
from blog.forms import SluggedForm
from blog.models import Article, Page
from blog.slugs import validate_slug


class ArticleForm(SluggedForm):
    """An article as it is written. What publishing asks for is not asked here: a draft may be unfinished."""

    named_by = "title"

    title = LineField(label=_("title"), max_length=120)
    slug = SlugField(
        label=_("address"),
        max_length=120,
        validators=[validate_slug],
        help_text=_("The part of the address after the site's name. Leave it as it is once the page is known."),
    )
    body = BodyField(label=_("body"), required=False)

    class Meta:
        model = Article
        fields = (
            "title",
            "body",
            "slug",
            "language",
            "description",
            "picture",
            "category",
            "tags",
            "author",
            "translation_of",
            "publish_at",
            "end_at",
            "revised_at",
            "comments_open",
            "is_noindex",
        )

    def clean_translation_of(self):
        original = self.cleaned_data["translation_of"]
        if original and original.pk == self.instance.pk:
            raise forms.ValidationError(_("A page cannot be its own translation."), code="itself")
        if original and original.language == self.cleaned_data.get("language"):
            raise forms.ValidationError(_("The other page is in the same language."), code="language")
        return original

    def clean(self):
        super().clean()
        if self.instance.state == Article.State.PUBLISHED and not self.cleaned_data.get("publish_at"):
            # A public page keeps the moment at which it became public.
            self.cleaned_data["publish_at"] = self.instance.publish_at
        start, end = self.cleaned_data.get("publish_at"), self.cleaned_data.get("end_at")
        if start and end and end <= start:
            self.add_error("end_at", forms.ValidationError(_("The end must come after the beginning."), code="order"))
        return self.cleaned_data


class PageForm(ArticleForm):
    page_type = forms.ChoiceField(label=_("kind of page"), choices=page_types.fixed_choices)

    class Meta(ArticleForm.Meta):
        model = Page
        fields = (
            "title",
            "body",
            "slug",
            "page_type",
            "language",
            "description",
            "picture",
            "translation_of",
            "publish_at",
            "end_at",
            "revised_at",
            "is_noindex",
        )
