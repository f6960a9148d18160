"""How articles are ordered: nested categories, tags, and the people who write."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.addresses import list_url
from blog.slugs import MAX_LENGTH, validate_slug
from disclosures import strengths


def _address(help_text):
    return models.CharField(
        _("address"), max_length=MAX_LENGTH, unique=True, validators=[validate_slug], help_text=help_text
    )


def _picture(help_text=""):
    return models.ForeignKey(
        "blog.Image",
        models.SET_NULL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        related_name="+",
        help_text=help_text,
    )


class Category(models.Model):
    name = models.CharField(_("name"), max_length=60)
    slug = _address(_("The last part of /category/…/"))
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("parent"),
        null=True,
        blank=True,
        related_name="children",
        help_text=_("Leave empty for a category at the top."),
    )
    description = models.TextField(_("text"), blank=True, help_text=_("Stands above the articles of the category."))
    picture = _picture(_("Stands beside the name, above the articles of the category."))
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Small numbers come first."))
    further_notice = models.CharField(_("further notice"), max_length=80, blank=True)
    strength = models.CharField(
        _("strength of the marks"), max_length=12, choices=strengths.choices, default=strengths.STANDARD
    )
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return list_url("category", None, self.slug)

    def clean(self):
        above = self.parent
        while above is not None:
            if above.pk is not None and above.pk == self.pk:
                raise ValidationError({"parent": _("A category cannot stand below itself.")})
            above = above.parent


class Tag(models.Model):
    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = _address(_("The last part of /tag/…/"))
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return list_url("tag", None, self.slug)


class Author(models.Model):
    """A person as readers see them; the account behind may be shared, renamed or gone."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        related_name="author",
        help_text=_("Articles that this account begins carry this author."),
    )
    name = models.CharField(_("name"), max_length=60)
    slug = _address(_("The last part of /author/…/"))
    role = models.CharField(_("in one line"), max_length=80, blank=True)
    bio = models.TextField(_("profile"), blank=True)
    picture = _picture()
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return list_url("author", None, self.slug)
