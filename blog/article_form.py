"""The forms through which articles and fixed pages are written."""

from django import forms
from django.utils.translation import gettext_lazy as _

from blog import page_types
from blog.address_field import AddressInput
from blog.companions import PINNED
from blog.description_field import DescriptionInput
from blog.editor import BodyField
from blog.fields import YEARS, LineField, ReadingField, SlugField
from blog.forms import SluggedForm
from blog.further_notices import FurtherNoticeField
from blog.models import Article, Page
from blog.slugs import validate_slug
from blog.strength import StrengthForm
from blog.tag_field import TagsField, made

TIMES = ("publish_at", "end_at", "revised_at")


class ArticleForm(StrengthForm, SluggedForm):
    """An article as it is written. What publishing asks for is not asked here: a draft may be unfinished."""

    named_by = "title"
    field_order = None

    title = LineField(label=_("title"), max_length=120)
    slug = SlugField(
        label=_("address"),
        max_length=120,
        validators=[validate_slug],
        widget=AddressInput,
        help_text=_("The old address of a page that readers know leads to the new one."),
    )
    reading = ReadingField()
    body = BodyField(label=_("body"), required=False)
    further_notice = FurtherNoticeField()
    tags = TagsField(
        label=_("tags"),
        required=False,
        help_text=_("Divide them by 「、」, a comma or Enter. New ones are made when you save."),
    )
    user = None  # who writes; the admin names them, and what they may not do is refused

    class Meta:
        model = Article
        fields = (
            "title",
            "body",
            "reading",
            "slug",
            "language",
            "description",
            "picture",
            "social_image",
            "category",
            "tags",
            "author",
            "pinned",
            "translation_of",
            "publish_at",
            "end_at",
            "revised_at",
            "comments_open",
            "is_noindex",
            "strength",
            "further_notice",
            "memo",
            "memo_blocks",
        )
        widgets = {"description": DescriptionInput(attrs={"rows": 4}), "memo": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].widget.row = self.instance
        if self.user is not None and "tags" in self.fields:
            self.fields["tags"].may_make = self.user.has_perm("blog.add_tag")

    def clean_pinned(self):
        pinned = self.cleaned_data["pinned"]
        if self.instance in pinned:
            raise forms.ValidationError(_("An article cannot be related to itself."), code="itself")
        if any(one.language != self.cleaned_data.get("language") for one in pinned):
            raise forms.ValidationError(_("Choose articles in the language of this one."), code="language")
        if len(pinned) > PINNED:
            raise forms.ValidationError(
                _("At most %(most)d articles can be chosen."), code="many", params={"most": PINNED}
            )
        return pinned

    def clean_translation_of(self):
        original = self.cleaned_data["translation_of"]
        if original and original.pk == self.instance.pk:
            raise forms.ValidationError(_("A page cannot be its own translation."), code="itself")
        if original and original.language == self.cleaned_data.get("language"):
            raise forms.ValidationError(_("The other page is in the same language."), code="language")
        return original

    def clean(self):
        super().clean()
        for name in TIMES:
            if (moment := self.cleaned_data.get(name)) and moment.year not in YEARS:
                told = _("Write a year from %(first)s to %(last)s.")
                years = {"first": YEARS[0], "last": YEARS[-1]}
                self.add_error(name, forms.ValidationError(told, code="year", params=years))
        if self.instance.state == Article.State.PUBLISHED and not self.cleaned_data.get("publish_at"):
            # A public page keeps the moment at which it became public.
            self.cleaned_data["publish_at"] = self.instance.publish_at
        start, end = self.cleaned_data.get("publish_at"), self.cleaned_data.get("end_at")
        if start and end and end <= start:
            self.add_error("end_at", forms.ValidationError(_("The end must come after the beginning."), code="order"))
        return self.cleaned_data

    def _save_m2m(self):
        if "tags" in self.cleaned_data:
            self.cleaned_data["tags"] = [made(tag) for tag in self.cleaned_data["tags"]]
        super()._save_m2m()


class PageForm(ArticleForm):
    tags = None
    page_type = forms.ChoiceField(label=_("kind of page"), choices=page_types.fixed_choices)

    class Meta(ArticleForm.Meta):
        model = Page
        fields = (
            "title",
            "body",
            "reading",
            "slug",
            "page_type",
            "language",
            "description",
            "picture",
            "social_image",
            "translation_of",
            "publish_at",
            "end_at",
            "revised_at",
            "is_noindex",
            "strength",
            "further_notice",
            "memo",
            "memo_blocks",
        )
