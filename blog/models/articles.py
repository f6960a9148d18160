"""Articles and fixed pages: one table, told apart by their page type, published by state and time."""

from urllib.parse import quote

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Lower
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from blog import page_types
from blog.slugs import MAX_LENGTH, validate_slug
from disclosures import strengths

IN_PATHS = "!$&'()*+,;=/~:@"  # what Django leaves unquoted in an address
# What no page shows: never read for one.
UNSEEN = ("reading", "memo", "memo_blocks", "review_requested_by", "approved_sha256", "share_key", "created_at")
DERIVED_UNSEEN = ("claims_checked_at", "rendered_at", "frame", "findings", "audited_as")
# As deep as trees of categories are; each level of a deeper one is asked for by itself.
CATEGORIES = [f"category{'__parent' * above}" for above in range(4)]
UNSEEN_OF_PAGES = [
    *(f"{path}rendering__{name}" for path in ("", "author__") for name in DERIVED_UNSEEN),
    *(f"{path}__{name}" for path in CATEGORIES for name in ("description", "picture", "position", "is_sample")),
]
OF_CARD = [
    *("pk", "title", "slug", "publish_at", "category__name"),
    *(f"picture__{name}" for name in ("file", "sha256", "width", "height", "renditions")),
    *(f"rendering__{name}" for name in ("phrased", "fingerprint", "valid_until", "is_held")),
]
MARK = KeyTextTransform("card", KeyTextTransform("words", "rendering__inventory"))


def addresses():
    """A function that gives the address of an article by its slug: what `reverse` gives, for the dozens of a page."""
    root = get_script_prefix()
    return lambda slug: f"{root}{quote(slug, safe=IN_PATHS)}/"


class ArticleQuerySet(models.QuerySet):
    def published(self, now=None, *, by=None):
        """What readers may open now. Time is part of the query: beginning and end of an article need no job.

        With `by`, an earlier instant, what has been public for so long.
        """
        now = now or timezone.now()
        going_on = models.Q(end_at__isnull=True) | models.Q(end_at__gt=now)
        return self.filter(going_on, state=Article.State.PUBLISHED, publish_at__lte=by or now)

    def ended(self):
        """What readers could open until its own end came."""
        return self.filter(state=Article.State.PUBLISHED, end_at__lte=timezone.now())

    def listed(self, now=None, *, by=None):
        """The published pages that stand in lists, feeds and search."""
        return self.published(now, by=by).filter(page_type__in=page_types.LISTED)

    def in_language(self, language=None):
        return self.filter(language=language or get_language())

    def newest_first(self):
        return self.order_by("-publish_at", "-pk")

    def card_rows(self, *further):
        """What a card shows as plain rows, with `mark`, and `further` columns: instances cost more than the cards."""
        return self.annotate(mark=MARK).values_list(*OF_CARD, "mark", *further, named=True)

    def for_page(self):
        """With everything that the page of one article shows, in the same query."""
        rows = (CATEGORIES[-1], "author__picture", "author__rendering", "picture", "social_image", "rendering")
        return self.select_related(*rows).defer(*UNSEEN, *UNSEEN_OF_PAGES)


class Article(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("Waiting for review")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    page_type = models.CharField(_("kind of page"), max_length=20, choices=page_types.choices, default="article")
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    title = models.CharField(_("title"), max_length=120)
    slug = models.CharField(
        _("address"),
        max_length=MAX_LENGTH,
        validators=[validate_slug],
        help_text=_("The part of the address after the site's name."),
    )
    reading = models.CharField(
        _("reading"),
        max_length=120,
        blank=True,
        help_text=_("How the title is read, in kana: an address in Latin letters is suggested from it."),
    )
    body = models.TextField(_("body"), blank=True)
    description = models.CharField(
        _("description"),
        max_length=200,
        blank=True,
        help_text=_("One or two sentences for search engines and cards. Empty: the beginning of the text."),
    )
    picture = models.ForeignKey(
        "blog.Image",
        models.PROTECT,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        related_name="articles",
    )
    category = models.ForeignKey(
        "blog.Category",
        models.PROTECT,
        verbose_name=_("category"),
        null=True,
        blank=True,
        related_name="articles",
    )
    social_image = models.ForeignKey(
        "blog.Image",
        models.PROTECT,
        verbose_name=_("picture for shared links"),
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: the article's picture."),
    )
    pinned = models.ManyToManyField(
        "self",
        verbose_name=_("related articles chosen by hand"),
        symmetrical=False,
        blank=True,
        related_name="pinned_by",
        help_text=_("They stand first below the article; the rest is found by tags and category."),
    )
    tags = models.ManyToManyField("blog.Tag", verbose_name=_("tags"), blank=True, related_name="articles")
    author = models.ForeignKey(
        "blog.Author",
        models.PROTECT,
        verbose_name=_("author"),
        null=True,
        blank=True,
        related_name="articles",
    )
    translation_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        related_name="translations",
        help_text=_("The article in the other language; both pages then point to each other."),
    )
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT, editable=False)
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        help_text=_("Empty: the moment of publishing. A later time publishes by itself."),
    )
    end_at = models.DateTimeField(
        _("end"), null=True, blank=True, help_text=_("From then on readers no longer find the page. Empty: never.")
    )
    revised_at = models.DateTimeField(
        _("revised at"), null=True, blank=True, help_text=_("Shown as the date of revision.")
    )
    comments_open = models.BooleanField(_("comments are open"), default=True)
    further_notice = models.CharField(_("further notice"), max_length=80, blank=True)
    strength = models.CharField(
        _("strength of the marks"), max_length=12, choices=strengths.choices, default=strengths.STANDARD
    )
    is_noindex = models.BooleanField(_("hide from search engines"), default=False)
    memo = models.TextField(_("memo for editors"), blank=True, help_text=_("Readers never see it."))
    memo_blocks = models.BooleanField(_("this memo blocks publishing"), default=False)
    review_requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    approved_sha256 = models.CharField(max_length=64, blank=True, editable=False)  # blog.reviewing: the approved text
    version = models.PositiveIntegerField(
        default=1, editable=False
    )  # rises with each save: two editors notice each other
    share_key = models.CharField(max_length=16, blank=True, editable=False)  # blog.shares: without it no link works
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("saved at"), auto_now=True)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-publish_at", "-pk"]
        get_latest_by = "publish_at"
        permissions = [("publish_article", _("Can publish and withdraw articles and pages"))]
        indexes = [
            models.Index(fields=["page_type", "language", "state", "-publish_at", "-id"], name="article_lists"),
            models.Index(fields=["publish_at"], name="article_begins"),
            models.Index(fields=["end_at"], name="article_ends", condition=models.Q(end_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                Lower("slug"),
                name="article_slug",
                violation_error_message=_("Another page already has this address."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(publish_at__isnull=False),
                name="published_has_time",
            ),
        ]

    def __str__(self):
        return self.title or gettext("(no title yet)")

    def get_absolute_url(self):
        return addresses()(self.slug)

    @property
    def type(self):
        return page_types.BY_KEY[self.page_type]

    @property
    def is_public(self):
        """The same fact as `published()`, for one row."""
        is_begun = self.publish_at is not None and self.publish_at <= timezone.now()
        return self.state == self.State.PUBLISHED and is_begun and not self.is_ended

    @property
    def is_ended(self):
        """The same fact as `ended()`, for one row."""
        is_over = self.end_at is not None and self.end_at <= timezone.now()
        return self.state == self.State.PUBLISHED and is_over

    @property
    def is_scheduled(self):
        return self.state == self.State.PUBLISHED and not self.is_public and not self.is_ended

    @property
    def accepts_comments(self):
        return self.is_public and self.type.is_listed and self.comments_open


class PageManager(models.Manager.from_queryset(ArticleQuerySet)):
    def get_queryset(self):
        return super().get_queryset().exclude(page_type__in=page_types.LISTED)


class Page(Article):
    """The fixed pages, as the admin lists them."""

    objects = PageManager()

    class Meta:
        proxy = True
        verbose_name = _("fixed page")
        verbose_name_plural = _("fixed pages")
