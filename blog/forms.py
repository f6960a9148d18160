"""The forms of what orders a blog: categories, tags, authors, and every row with an address."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blog import moves
from blog.address_field import AddressInput
from blog.editor import BodyField
from blog.fields import LineField, ReadingField, SlugField
from blog.further_notices import FurtherNoticeField
from blog.models import Author, Category, Site, Tag
from blog.pictures import NO_WORDS, lacks_words
from blog.slugs import free, suggest, validate_slug
from blog.strength import HELP, StrengthForm, sentence


class SluggedForm(forms.ModelForm):
    """A row with an address: an empty one follows from the row's name and is made unique."""

    named_by = "name"
    field_order = ("name", "reading", "slug")  # the address follows from both

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            widget = self.fields["slug"].widget
            widget.row, widget.named_by = self.instance, self.named_by
            widget.attrs["placeholder"] = _("Empty: made from the name")

    def _is_taken(self, slug):
        return moves.is_taken(type(self.instance), slug, by=self.instance.pk)

    def clean_slug(self):
        slug = self.cleaned_data["slug"] or self._suggested()
        if not slug and self.named_by in self.errors:
            return self.instance.slug  # the name is missing: one complaint is enough
        if not slug:
            raise forms.ValidationError(_("Write an address: the name has no letters to make one from."), code="empty")
        if moves.is_in_use(type(self.instance), slug, by=self.instance.pk):
            raise forms.ValidationError(_("Another page already has this address."), code="taken")
        return slug

    def _suggested(self):
        suggestion = suggest(self.cleaned_data.get(self.named_by, ""), self.cleaned_data.get("reading", ""))
        return free(suggestion, self._is_taken) if suggestion else ""


class CategoryForm(StrengthForm, SluggedForm):
    name = LineField(label=_("name"), max_length=60)
    reading = ReadingField()
    slug = SlugField(label=_("address"), max_length=120, validators=[validate_slug], widget=AddressInput)
    description = BodyField(label=_("text"), required=False, help_text=_("Stands above the articles of the category."))
    further_notice = FurtherNoticeField()

    class Meta:
        model = Category
        fields = ("name", "slug", "parent", "position", "picture", "description", "strength", "further_notice")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        applies = sentence(Site.objects.first(), self.instance if self.instance.pk else None)
        self.fields["strength"].help_text = format_html("{}<br>{}", HELP, applies)

    def clean_picture(self):
        picture = self.cleaned_data["picture"]
        if picture and lacks_words(picture):
            its_page = reverse("admin:blog_image_change", args=[picture.pk])
            said = format_html('{} <a href="{}" target="_blank">{}</a>', NO_WORDS, its_page, _("Open the picture"))
            raise forms.ValidationError(said, code="alt")
        return picture


class TagForm(SluggedForm):
    name = LineField(label=_("name"), max_length=60)
    reading = ReadingField()
    slug = SlugField(label=_("address"), max_length=120, validators=[validate_slug], widget=AddressInput)

    class Meta:
        model = Tag
        fields = ("name", "slug")


class AuthorForm(SluggedForm):
    name = LineField(label=_("name"), max_length=60)
    reading = ReadingField()
    slug = SlugField(label=_("address"), max_length=120, validators=[validate_slug], widget=AddressInput)
    role = LineField(label=_("in one line"), max_length=80, required=False)
    bio = BodyField(label=_("profile"), required=False)

    class Meta:
        model = Author
        fields = ("name", "slug", "role", "picture", "user", "bio")
