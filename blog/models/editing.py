"""What editing leaves behind: the working copy of an article, its earlier versions, and replacements over many texts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Draft(models.Model):
    """The working copy of an article: what somebody typed and nobody has saved or published yet.

    There is one for each article, and autosave overwrites it. `data` holds the article form's values by field name,
    as the form would be sent again; `number` rises with each save, so that two windows notice each other.
    """

    article = models.OneToOneField("blog.Article", models.CASCADE, related_name="draft")
    data = models.JSONField(default=dict)
    number = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"Draft of article {self.article_id}"


class Revision(models.Model):
    """An article as it was saved once. `data` is zlib-compressed JSON: the values of the article's form by field name."""

    class Cause(models.TextChoices):
        SAVED = "saved", pgettext_lazy("version", "Saved")
        PUBLISHED = "published", pgettext_lazy("version", "Published")
        WITHDRAWN = "withdrawn", pgettext_lazy("version", "Withdrawn")
        RESTORED = "restored", pgettext_lazy("version", "Restored")
        REPLACED = "replaced", _("Changed by search and replace")

    article = models.ForeignKey("blog.Article", models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()  # Article.version after this save
    cause = models.CharField(max_length=10, choices=Cause.choices, default=Cause.SAVED)
    name = models.CharField(_("name"), max_length=80, blank=True)
    data = models.BinaryField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["article", "version"], name="revision_once_a_version")]

    def __str__(self):
        return f"Version {self.version} of article {self.article_id}"


class Replacement(models.Model):
    """One search and replace over many texts, kept so that it can be undone once.

    With `is_of_ads` it put one ad in the place of another; both are named then.
    """

    is_of_ads = models.BooleanField(default=False)
    sought = models.CharField(_("sought text"), max_length=500)
    put = models.CharField(_("new text"), max_length=500, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("when"), auto_now_add=True)
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        verbose_name = _("search and replace")
        verbose_name_plural = _("search and replace")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"{self.sought} → {self.put}"


class ReplacedField(models.Model):
    """One field of one text that a replacement changed, before and after: of an article, or of another row with a text.

    `source` and `source_id` name the row as blog.sources does.
    """

    replacement = models.ForeignKey(Replacement, models.CASCADE, related_name="fields")
    article = models.ForeignKey("blog.Article", models.CASCADE, null=True, related_name="+")
    source = models.CharField(max_length=20, default="article")
    source_id = models.BigIntegerField(default=0)
    field = models.CharField(max_length=20)
    before = models.TextField()
    after = models.TextField()
    count = models.PositiveIntegerField()  # places in the field

    def __str__(self):
        return f"{self.field} of {self.source} {self.source_id}"
