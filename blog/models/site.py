"""The site itself: its name and face, its menus, and the blocks beside, below and above the articles."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blog import blocks
from disclosures import strengths
from lib.one_row import OneRow


class Site(OneRow):
    """The seal's colour is not among its fields: that colour belongs to advertising alone."""

    name = models.CharField(_("name"), max_length=60, default="しるし")
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    tagline = models.CharField(_("tagline"), max_length=80, blank=True)
    tagline_en = models.CharField(_("tagline in English"), max_length=80, blank=True)
    description = models.CharField(
        _("description"), max_length=200, blank=True, help_text=_("For search engines and shared links.")
    )
    logo = models.ForeignKey(
        "blog.Image", models.SET_NULL, verbose_name=_("logo"), null=True, blank=True, related_name="+"
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", _("Write a colour such as #17508a."))],
        help_text=_(
            "Links and buttons. It must be easy to read on white, and must not resemble the red of the ad mark."
        ),
    )
    owner_name = models.CharField(
        _("publisher's name"),
        max_length=80,
        blank=True,
        help_text=_("Shown in the footer; empty: the site's name."),
    )
    requires_review = models.BooleanField(
        _("articles with ads need a review"),
        default=False,
        help_text=_(
            "An article with ads is then published only by somebody other than the person who asked for its review, and "
            "again after each change of its text. This needs two people who may publish."
        ),
    )
    strength = models.CharField(
        _("strength of the marks"), max_length=12, choices=strengths.choices, default=strengths.STANDARD
    )
    started_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")

    def __str__(self):
        return self.name

    def name_in(self, language):
        return (language == "en" and self.name_en) or self.name


class MenuItem(models.Model):
    class Place(models.TextChoices):
        HEADER = "header", _("Header")
        FOOTER = "footer", _("Footer")

    place = models.CharField(_("place"), max_length=8, choices=Place.choices, default=Place.HEADER)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    label = models.CharField(pgettext_lazy("menu", "text"), max_length=30)
    address = models.CharField(
        _("address"),
        max_length=500,
        help_text=_("A page of this site such as /about/, or a full address. Ads are refused here."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("menu item")
        verbose_name_plural = _("menu items")
        ordering = ["place", "position", "pk"]

    def __str__(self):
        return self.label


class SidebarBlock(models.Model):
    class Place(models.TextChoices):
        SIDEBAR = "sidebar", _("Sidebar")
        FOOTER = "footer", _("Footer")
        NOTICE = "notice", _("Below the notice about ads")

    place = models.CharField(_("place"), max_length=8, choices=Place.choices, default=Place.SIDEBAR)
    kind = models.CharField(_("kind"), max_length=20, choices=blocks.choices, default="text")
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    heading = models.CharField(_("heading"), max_length=60, blank=True)
    picture = models.ForeignKey(
        "blog.Image", models.SET_NULL, verbose_name=_("picture"), null=True, blank=True, related_name="+"
    )
    body = models.TextField(_("text"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("sidebar or footer block")
        verbose_name_plural = _("sidebar and footer blocks")
        ordering = ["place", "position", "pk"]

    def __str__(self):
        return self.heading or str(self.get_kind_display())

    @property
    def template(self):
        return blocks.BY_KEY[self.kind].template

    def clean(self):
        if blocks.BY_KEY[self.kind].has_text and not self.body:
            raise ValidationError({"body": _("This kind of block needs a text.")})
        if self.place == self.Place.NOTICE and self.kind != "text":
            raise ValidationError({"kind": _("Below the notice only an own text can stand.")})
