"""The forms through which everything on a blog is written: addresses, texts, pictures, colours and menus."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminFileWidget
from django.utils.translation import gettext_lazy as _

from blog import colours, images, page_types
from blog.editor import BodyField
from blog.fields import LineField, SlugField
from blog.models import Article, Author, Category, Image, MenuItem, Page, SidebarBlock, Site, Tag
from blog.slugs import free, suggest, validate_slug
from disclosures.classification import Decisions, Kind, classify


class SluggedForm(forms.ModelForm):
    """A row with an address: an empty one follows from the row's name and is made unique."""

    named_by = "name"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].widget.attrs["placeholder"] = _("Empty: made from the name")

    def _others(self):
        return type(self.instance)._meta.concrete_model._base_manager.exclude(pk=self.instance.pk)

    def clean_slug(self):
        slug = self.cleaned_data["slug"] or self._suggested()
        if not slug and self.named_by in self.errors:
            return slug  # the name is missing: one complaint is enough
        if not slug:
            raise forms.ValidationError(_("Write an address: the name has no letters to make one from."), code="empty")
        if self._others().filter(slug__iexact=slug).exists():
            raise forms.ValidationError(_("Another page already has this address."), code="taken")
        return slug

    def _suggested(self):
        suggestion = suggest(self.cleaned_data.get(self.named_by, ""))
        return free(suggestion, lambda slug: self._others().filter(slug__iexact=slug).exists()) if suggestion else ""


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
            "revised_at",
            "is_noindex",
        )


class CategoryForm(SluggedForm):
    name = LineField(label=_("name"), max_length=60)
    slug = SlugField(label=_("address"), max_length=120, validators=[validate_slug])
    description = BodyField(label=_("text"), required=False, help_text=_("Stands above the articles of the category."))

    class Meta:
        model = Category
        fields = ("name", "slug", "parent", "position", "description")


class TagForm(SluggedForm):
    name = LineField(label=_("name"), max_length=60)
    slug = SlugField(label=_("address"), max_length=120, validators=[validate_slug])

    class Meta:
        model = Tag
        fields = ("name", "slug")


class AuthorForm(SluggedForm):
    name = LineField(label=_("name"), max_length=60)
    slug = SlugField(label=_("address"), max_length=120, validators=[validate_slug])
    role = LineField(label=_("in one line"), max_length=80, required=False)
    bio = BodyField(label=_("profile"), required=False)

    class Meta:
        model = Author
        fields = ("name", "slug", "role", "picture", "user", "bio")


class ImageForm(forms.ModelForm):
    """A picture and its words. The upload is judged and made small here, so that a refusal stands beside the field."""

    upload = forms.FileField(
        label=_("file"),
        required=False,
        widget=AdminFileWidget(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
        help_text=_("PNG, JPEG, WebP or GIF, up to 12 MB. Place and camera data are removed."),
    )

    class Meta:
        model = Image
        fields = ("title", "alt", "is_decorative")
        field_classes = {"title": LineField, "alt": LineField}

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if upload:
            return images.prepare(upload)
        if self.instance.pk is None:
            raise forms.ValidationError(_("Choose a picture."), code="required")
        return None

    def clean(self):
        super().clean()
        if "alt" in self.cleaned_data and not (self.cleaned_data["alt"] or self.cleaned_data.get("is_decorative")):
            self.add_error("alt", _("Say what the picture shows, or mark it as decoration."))
        return self.cleaned_data


class MenuItemForm(forms.ModelForm):
    """A menu holds no ads: a label would have no room there, and an ad without one is not allowed."""

    label = LineField(label=_("text"), max_length=30)
    address = LineField(
        label=_("address"),
        max_length=500,
        help_text=_("A page of this site such as /about/, or a full address. Ads are refused here."),
    )

    class Meta:
        model = MenuItem
        fields = ("place", "language", "label", "address", "position")

    def clean_address(self):
        address = self.cleaned_data["address"]
        if not is_plain_address(address):
            raise forms.ValidationError(_("Write an address that begins with / or https://."), code="address")
        verdict = classify(address, decisions=Decisions.load(), own_hosts=frozenset({settings.SITE_HOST}))
        if verdict.kind == Kind.AD:
            raise forms.ValidationError(_("This is an ad. Menus hold no ads: put it into a text."), code="ad")
        if verdict.kind == Kind.UNDECIDED:
            raise forms.ValidationError(
                _("Nobody has decided yet whether this address is an ad. Decide that first."), code="undecided"
            )
        return address


def is_plain_address(address):
    """A path of this site, or a web address without a user's name in it."""
    if address.startswith("/"):
        return not address.startswith(("//", "/\\"))
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False


class SidebarBlockForm(forms.ModelForm):
    heading = LineField(label=_("heading"), max_length=60, required=False)
    body = BodyField(label=_("text"), required=False)

    class Meta:
        model = SidebarBlock
        fields = ("kind", "place", "language", "heading", "picture", "body", "position")


class SiteForm(forms.ModelForm):
    class Meta:
        model = Site
        fields = (
            "name",
            "tagline",
            "name_en",
            "tagline_en",
            "description",
            "logo",
            "accent",
            "owner_name",
            "started_year",
        )
        field_classes = dict.fromkeys(
            ("name", "tagline", "name_en", "tagline_en", "description", "owner_name"), LineField
        )
        widgets = {"accent": forms.TextInput(attrs={"placeholder": "#17508a"})}

    def clean_accent(self):
        accent = self.cleaned_data["accent"].lower()
        if not colours.is_colour(accent):
            return accent  # empty, or refused by the model's own rule
        if colours.resembles_seal(accent):
            raise forms.ValidationError(
                _("Readers would take this red for the ad mark. Choose another colour."), code="seal"
            )
        if not colours.is_readable(accent):
            raise forms.ValidationError(
                _("This colour is too pale to read on paper. Choose a darker one."), code="pale"
            )
        return accent
